import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { sql } from '../../api/support/command.ts';
import { ownerUrl } from '../../api/support/program.ts';

/** A transaction of the owner of the database that lasts until it is ended, and with it whatever it has locked. */
export interface Session {
  /** Runs statements, whose rows are not told. */
  readonly run: (...statements: readonly string[]) => Promise<void>;
  /** Whether somebody waits for what it has locked. */
  readonly isBlocking: () => Promise<boolean>;
  /** Whether it waits for what somebody else has locked. */
  readonly isBlocked: () => Promise<boolean>;
  /** Commits. */
  readonly end: () => Promise<void>;
}

const anyBackend = async (condition: string): Promise<boolean> =>
  (await sql(`SELECT pid FROM pg_stat_activity WHERE ${condition}`)).length > 0;

export async function openSession(): Promise<Session> {
  const child = spawn('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', ownerUrl], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();

  child.stdin.write('SELECT pg_backend_pid();\nBEGIN;\n');
  const backend = Number((await lines.next()).value);

  return {
    run: async (...statements) => {
      child.stdin.write(`${statements.join(';\n')};\n\\echo done\n`);
      for (let line = await lines.next(); line.value !== 'done'; line = await lines.next()) {
        if (line.done === true) {
          throw new Error(`psql ended at: ${statements.join('; ')}`);
        }
      }
    },
    isBlocking: () => anyBackend(`${backend} = ANY (pg_blocking_pids(pid))`),
    isBlocked: () => anyBackend(`pid = ${backend} AND cardinality(pg_blocking_pids(pid)) > 0`),
    end: async () => {
      child.stdin.end('COMMIT;\n');
      await ended;
    },
  };
}
