import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { until } from './child.ts';
import { baseUrl, program, scratchFile, staffKey } from './setting.ts';

/** In MB of 1000 kB, as the limits are meant. */
export interface Memory {
  readonly now: number;
  readonly peak: number;
}

export interface Service {
  readonly pid: number;
  readonly memory: () => Memory;
  readonly stop: () => Promise<void>;
}

function memoryOf(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (name: string) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024) / 1e6;

  return { now: mb('VmRSS'), peak: mb('VmHWM') };
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`${baseUrl}/readyz`)).ok;
  } catch {
    return false; // it does not listen yet
  }
}

/** A new process, ready; it must be stopped. */
export async function startService(): Promise<Service> {
  const log = openSync(scratchFile('service.log'), 'a');
  const child = spawn(program, ['serve'], { stdio: ['ignore', log, log] });
  const { pid } = child;
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));

  if (pid === undefined) {
    throw new Error(`cannot start ${program}`);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    const code = await ended;

    if (code !== 0) {
      throw new Error(`the service ended with ${code}: ${lastWords()}`);
    }
  };

  if (!(await until(30, async () => child.exitCode !== null || (await isReady())))) {
    child.kill('SIGTERM');
  }
  if (child.exitCode !== null || child.killed) {
    throw new Error(`the service did not get ready: ${lastWords()}`);
  }
  return { pid, memory: () => memoryOf(pid), stop };
}

const lastWords = (): string =>
  readFileSync(scratchFile('service.log'), 'utf8').split('\n').slice(-6).join('\n');

/** Runs the work with a service of its own. */
export async function withService<Result>(
  work: (service: Service) => Promise<Result>,
): Promise<Result> {
  const service = await startService();

  try {
    return await work(service);
  } catch (error) {
    console.error(lastWords()); // the log is thrown away with the rest
    throw error;
  } finally {
    await service.stop();
  }
}

/** A counter of /metrics, by its name and labels as they stand there. */
export async function counters(): Promise<(name: string) => number> {
  const answer = await fetch(`${baseUrl}/metrics`, {
    headers: { authorization: `Bearer ${staffKey}` },
  });
  const lines = (await answer.text()).split('\n').map((line) => line.split(' '));
  const values = new Map(lines.map(([name = '', value]) => [name, Number(value)]));

  return (name) => {
    const value = values.get(name);

    if (value === undefined) {
      throw new Error(`/metrics (${answer.status}) has no ${name}`);
    }
    return value;
  };
}
