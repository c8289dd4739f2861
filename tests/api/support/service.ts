import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { inCheckout, program } from './program.ts';

export interface Service {
  readonly base: string;
  readonly pid: number;
  /** All that it has written so far. */
  readonly log: () => string;
  /** Ends it; fails unless it ends well, which it does not if the sanitizers found something. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would: at once, whatever it is doing. */
  readonly kill: () => Promise<void>;
}

/** A service of our own on a free port of the loopback address, on the database of the tests. */
export function startService(
  env: Readonly<Record<string, string>> = {},
  file = program,
): Promise<Service> {
  const child = spawn(file, ['serve'], {
    env: {
      ...process.env,
      SIPAS_LISTEN: '127.0.0.1:0',
      SIPAS_WEB_DIR: inCheckout('web/dist'),
      SIPAS_OPENAPI: inCheckout('service/docs/openapi.yaml'),
      SIPAS_THREADS: '2',
      ...env,
    },
  });
  let written = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const code = await ended;

    if (code !== 0) {
      throw new Error(`the service ended with ${code}: ${written}`);
    }
  };

  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };

  process.on('exit', () => child.kill('SIGKILL'));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written += text));
  return new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const port = /^port: (\d+)$/.exec(line)?.[1];

      written += `${line}\n`;
      if (port !== undefined) {
        resolve({
          base: `http://127.0.0.1:${port}`,
          pid: child.pid!, // it has spoken, so it was started
          log: () => written,
          stop,
          kill,
        });
      }
    });
    void ended.then((code) => reject(new Error(`the service ended with ${code}: ${written}`)));
  });
}
