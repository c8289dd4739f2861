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

function usage(servicePid: number | undefined) {
  return {
    at: performance.now() / 1000,
    service: servicePid === undefined ? 0 : secondsOf(servicePid).own,
    database: secondsOfDatabase(),
    load: secondsOf('self').ended,
  };
}

/** Does the work and tells, in cores, what service, database and load generator took for it. */
export async function withCpu<Result>(
  servicePid: number | undefined,
  work: () => Promise<Result>,
): Promise<[Result, Readonly<Record<string, number>>]> {
  const before = usage(servicePid);
  const result = await work();
  const after = usage(servicePid);
  const elapsed = after.at - before.at;

  return [
    result,
    {
      cpu_service: (after.service - before.service) / elapsed,
      cpu_database: (after.database - before.database) / elapsed,
      cpu_load: (after.load - before.load) / elapsed,
    },
  ];
}
