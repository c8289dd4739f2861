import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from '../../api/support/command.ts';
import { databaseUrl, fromEnvironment, inCheckout } from '../../api/support/program.ts';
import { until } from './until.ts';

const folder = fromEnvironment('CLUSTER');
const data = join(folder, 'pg');
export const adminUrl = fromEnvironment('ADMIN_URL');

/** A name for the connections of one service, so that a test disturbs those alone. */
export const NAME = 'fault';
export const named = { SIPAS_DATABASE_URL: `${databaseUrl} application_name=${NAME}` };

function run(file: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'inherit'] });

    child.on('error', reject);
    child.on('exit', resolve); // the cluster keeps the pipes open
  });
}

async function control(action: 'start' | 'stop'): Promise<void> {
  const code = await run(inCheckout('tests/fault/cluster'), [action, folder]);

  if (code !== 0) {
    throw new Error(`tests/fault/cluster ${action}: exit ${code}`);
  }
}

export const stopCluster = (): Promise<void> => control('stop');
export const startCluster = (): Promise<void> => control('start');

const postmaster = (): number =>
  Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);

function worksIn(pid: string, path: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === path;
  } catch {
    return false; // it has ended, or is none of ours
  }
}

/** The processes of the cluster, whoever their parent is. */
export const processes = (): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && worksIn(name, data))
    .map(Number);

/** The postmaster is gone at once; its children follow when they notice, and a new one must wait for that. */
export async function killPostmaster(): Promise<void> {
  process.kill(postmaster(), 'SIGKILL');
  await until('all processes of the cluster are gone', 30_000, () => processes().length === 0);
}

/** The backends that serve the service. */
export async function backends(): Promise<readonly number[]> {
  const pids = await sql(
    `SELECT pid FROM pg_stat_activity WHERE application_name = '${NAME}'`,
    databaseUrl,
  );

  return pids.map(Number);
}

/** These and the one that would make new ones: while they stand still, nothing is stored. */
export const allThatStore = async (): Promise<readonly number[]> => [
  postmaster(),
  ...(await backends()),
];

/** Whether the database takes connections, as its own tool sees it. */
export const accepts = async (): Promise<boolean> =>
  (await run('pg_isready', ['--quiet', '--dbname', databaseUrl])) === 0;

export function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
        throw error;
      }
    }
  }
}
