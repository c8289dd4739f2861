import { readdirSync, readFileSync } from 'node:fs';
import type { Service } from '../../api/support/service.ts';

/** One line of /proc/net/tcp: where its end is, where the other, its state and how much waits to be read. */
interface Socket {
  readonly port: number;
  readonly established: boolean;
  readonly unread: number;
}

const ESTABLISHED = '01';

function socketOf(line: string): Socket {
  const [, local, , state, queues] = line.trim().split(/\s+/);

  return {
    port: parseInt(local?.split(':')[1] ?? '', 16),
    established: state === ESTABLISHED,
    unread: parseInt(queues?.split(':')[1] ?? '', 16),
  };
}

/** Bytes that clients have sent and the service has not read. */
export function unread(service: Service): number {
  const port = Number(new URL(service.base).port);

  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .slice(1)
    .map(socketOf)
    .filter((socket) => socket.established && socket.port === port)
    .reduce((sum, socket) => sum + socket.unread, 0);
}

/** Files and sockets that the service has open. */
export const openFiles = (service: Service): number =>
  readdirSync(`/proc/${service.pid}/fd`).length;
