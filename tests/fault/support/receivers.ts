import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inCheckout } from '../../api/support/program.ts';
import { mustRun } from '../../api/support/command.ts';

export interface Receiver {
  readonly kill: () => Promise<void>;
}

/** The process of receiver.ts, when it listens. */
export async function startReceiver(...args: readonly string[]): Promise<Receiver> {
  const child: ChildProcess = spawn(
    process.execPath,
    [inCheckout('tests/fault/support/receiver.ts'), ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );

  process.on('exit', () => child.kill('SIGKILL'));
  await once(child.stdout!, 'data'); // it has a pipe
  return {
    kill: async () => {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) {
        await once(child, 'exit');
      }
    },
  };
}

export interface Desk {
  readonly port: number;
  /** Message ids, one for each post that came. */
  readonly came: readonly string[];
  readonly close: () => void;
}

export type Answering = (request: IncomingMessage, response: ServerResponse, nth: number) => void;

/** A receiver in this process that answers as a test wants it. */
export async function openDesk(answer: Answering): Promise<Desk> {
  const came: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    came.push(String(request.headers['webhook-id']));
    answer(request, response, came.length);
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    came,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export interface Webhook {
  readonly id: string;
  readonly secret: string;
}

export async function addWebhook(url: string, ...more: readonly string[]): Promise<Webhook> {
  const { stdout } = await mustRun('webhook', 'add', '--name', 'kiểm thử', '--url', url, ...more);

  return {
    id: /^webhook (\d+):/m.exec(stdout)?.[1] ?? '',
    secret: /^webhook-secret: (whsec_\S+)$/m.exec(stdout)?.[1] ?? '',
  };
}

/** Documents of a receiver: waiting, delivered, dead. */
export async function standing(id: string): Promise<readonly [number, number, number]> {
  const list = JSON.parse((await mustRun('webhook', 'list', '--json')).stdout);
  const one = list.find((entry: { readonly id: number }) => String(entry.id) === id);

  return [one.waiting, one.delivered, one.dead];
}

/** Settings of a service that tries again after a second, and soon gives a receiver up that hangs. */
export const QUICK = {
  SIPAS_WEBHOOK_RETRIES: '1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1',
  SIPAS_WEBHOOK_TIMEOUT_S: '2',
};
export const PATIENCE_MS = 60_000;

/** Ends the receivers of a test, so that the next has the courier for itself. */
export const endWebhooks = (...ids: readonly string[]): Promise<unknown> =>
  Promise.all(ids.map((id) => mustRun('webhook', 'end', id)));

/** Releases a survey; the id of its message and the hash of its document. */
export async function release(survey: string): Promise<string> {
  const head = JSON.parse((await mustRun('release', '--survey', survey, '--json')).stdout);

  return `rel_${head.survey}_${head.number} ${head.sha256}`;
}

/** The address of a receiver on this machine. */
export const local = (port: number): string => `http://127.0.0.1:${port}/hook`;
