import { readdirSync, readFileSync } from 'node:fs';
import type { Service } from '../../api/support/service.ts';
import { until } from './until.ts';

/** The service's end of a connection, from one line of /proc/net/tcp. */
interface Socket {
  readonly port: number;
  readonly state: string;
  /** Bytes that have arrived and were not read. */
  readonly unread: number;
}

const ESTABLISHED = '01';
const CLOSE_WAIT = '08';

function socketOf(line: string): Socket {
  const [, local, , state, queues] = line.trim().split(/\s+/);

  return {
    port: parseInt(local?.split(':')[1] ?? '', 16),
    state: state ?? '',
    unread: parseInt(queues?.split(':')[1] ?? '', 16),
  };
}

/** The connections that clients have to the service and it has not closed. */
function socketsOf(service: Service): readonly Socket[] {
  const port = Number(new URL(service.base).port);

  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .slice(1)
    .map(socketOf)
    .filter((socket) => socket.port === port && [ESTABLISHED, CLOSE_WAIT].includes(socket.state));
}

export const connectionCount = (service: Service): number => socketsOf(service).length;

/** Bytes that clients have sent and the service has not read. */
export const unread = (service: Service): number =>
  socketsOf(service).reduce((sum, socket) => sum + socket.unread, 0);

const isStopped = (pid: number): boolean =>
  readdirSync(`/proc/${pid}/task`).every((thread) =>
    /\) T /.test(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')),
  );

/** Holds the service as it is, all its threads, until it is told SIGCONT. */
export async function halt(service: Service): Promise<void> {
  process.kill(service.pid, 'SIGSTOP');
  await until('the service stands still', 5000, () => isStopped(service.pid));
}
