import { output } from './child.ts';
import { serviceDatabase, superuserDatabase } from './setting.ts';

const psql = (url: string, commands: readonly string[]): Promise<string> =>
  output('psql', [
    '-XAtq',
    '-v',
    'ON_ERROR_STOP=1',
    ...commands.flatMap((command) => ['-c', command]),
    url,
  ]);

/** The rows of the statements, columns separated by |. */
export async function sql(...statements: readonly string[]): Promise<readonly string[]> {
  const said = await psql(superuserDatabase, ['SET search_path = sipas', ...statements]);

  return said.split('\n').filter((line) => line !== '');
}

/** What every measurement that writes begins with: nothing stored, nothing left to write back. */
export const emptyTable = (): Promise<unknown> =>
  sql(
    // With the right to fold: a round under way would wait for us, and we for it.
    'SELECT pg_advisory_xact_lock(7310200513); TRUNCATE response, fold_queue, tally, fold_state CASCADE',
    'CHECKPOINT',
  );

export async function storedRows(): Promise<number> {
  return Number((await sql('SELECT count(*) FROM response'))[0]);
}

/** Copies a file in as the service's role; in seconds, those of the COPY alone. */
export async function copyIn(file: string, columns: string): Promise<number> {
  const said = await psql(serviceDatabase, [
    '\\timing on',
    `\\copy sipas.response (${columns}) FROM '${file}' (FORMAT binary)`,
  ]);
  const ms = /Time: ([0-9.]+) ms/.exec(said)?.[1];

  if (ms === undefined) {
    throw new Error(`psql did not time the COPY: ${said}`);
  }
  return Number(ms) / 1000;
}
