import { readFileSync } from 'node:fs';
import { postmaster } from './setting.ts';

const TICKS_PER_SECOND = 100; // the unit of /proc/PID/stat on every Linux

/** Seconds of processor time: of the process, and of its children that have ended. */
function secondsOf(pid: number | 'self'): { readonly own: number; readonly ended: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const sum = (at: number) => ((fields[at] ?? NaN) + (fields[at + 1] ?? NaN)) / TICKS_PER_SECOND;

  return { own: sum(11), ended: sum(13) };
}

/** A backend may end while we look; then its time is among the ended ones of the postmaster. */
function secondsOfBackend(pid: number): number {
  try {
    return secondsOf(pid).own;
  } catch {
    return 0;
  }
}

function secondsOfDatabase(): number {
  const { own, ended } = secondsOf(postmaster);
  const backends = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
  const living = backends.trim().split(' ').map(Number);

  return living.reduce((sum, pid) => sum + secondsOfBackend(pid), own + ended);
}

/** Of service and database together. */
export const processorSeconds = (servicePid: number): number =>
  secondsOf(servicePid).own + secondsOfDatabase();

/** Seconds that all processors together were not idle. */
function secondsOfMachine(): number {
  const [, user = NaN, nice = NaN, system = NaN, , , irq = NaN, softirq = NaN, steal = NaN] =
    readFileSync('/proc/stat', 'utf8').split('\n', 1).join('').split(/ +/).map(Number);

  return (user + nice + system + irq + softirq + steal) / TICKS_PER_SECOND;
}

function usage(servicePid: number | undefined) {
  return {
    at: performance.now() / 1000,
    service: servicePid === undefined ? 0 : secondsOf(servicePid).own,
    database: secondsOfDatabase(),
    load: secondsOf('self').ended,
    machine: secondsOfMachine(),
  };
}

/** Does the work and tells, in cores, what service, database, load generator and all others took meanwhile. */
export async function withCpu<Result>(
  servicePid: number | undefined,
  work: () => Promise<Result>,
): Promise<[Result, Readonly<Record<string, number>>]> {
  const before = usage(servicePid);
  const result = await work();
  const after = usage(servicePid);
  const elapsed = after.at - before.at;
  const service = (after.service - before.service) / elapsed;
  const database = (after.database - before.database) / elapsed;
  const load = (after.load - before.load) / elapsed;
  const others = (after.machine - before.machine) / elapsed - service - database - load;

  return [
    result,
    { cpu_service: service, cpu_database: database, cpu_load: load, cpu_others: others },
  ];
}
