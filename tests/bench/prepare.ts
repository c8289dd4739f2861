import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { output } from './support/child.ts';
import { emptyTable, sql } from './support/database.ts';
import { withService } from './support/service.ts';
import { baseUrl, inCheckout, scratchFile, superuserDatabase, survey } from './support/setting.ts';

/** How many different answers there are, in a batch, and in the file that is copied in. */
const BODIES = 64;
export const BATCH = 500;
export const COPIED = 300_000;

/** Where requests.lua puts the id. */
const PLACE = '00000000-0000-4000-8000-000000000000';

const CRITERIA = /"[1-5]\.[1-6]":/g;

export const COLUMNS =
  'unit_code, survey_code, day, response_id, revision, complete, channel, respondent_type, ' +
  'counter_code, procedure_code, language, duration_s, answers, texts';

export interface Prepared {
  /** Files of bodies as requests.lua takes them. */
  readonly single: string;
  readonly batches: string;
  /** A transaction of pgbench that adds one row as the service does. */
  readonly script: string;
  /** Rows as the service stores them, in the binary format of COPY. */
  readonly rows: string;
  /** Mean size of a response as sent. */
  readonly bodyBytes: number;
}

export const responsesUrl = `${baseUrl}/api/v1/surveys/${survey}/responses`;

/** The first day of the counters' time that has begun by now: the last day of a round, when all answer. */
const today = (): string => new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10);

/** The demonstration's tablet answers to all 22 criteria, each made to stand for many. */
function bodies(): readonly string[] {
  const day = today();

  return readFileSync(inCheckout('service/demo/responses.jsonl.in'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"kiosk"') && line.match(CRITERIA)?.length === 22)
    .slice(0, BODIES)
    .map((line) => line.replace(/^\{"id":"[^"]*"/, `{"id":"${PLACE}"`).replace(/@-\d+@/, day));
}

function batchesOf(singles: readonly string[]): readonly string[] {
  return Array.from({ length: 4 }, (_, batch) => {
    const responses = Array.from(
      { length: BATCH },
      (_unused, index) => singles[(batch * 16 + index) % singles.length],
    );

    return `{"responses":[${responses.join(',')}]}`;
  });
}

function written(name: string, lines: readonly string[]): string {
  const file = scratchFile(name);

  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  return file;
}

/** Sends one response; the answer must be 201. */
export async function submitOne(body: string): Promise<void> {
  const answer = await fetch(responsesUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: body.replace(PLACE, randomUUID()),
  });

  if (answer.status !== 201) {
    throw new Error(`POST ${responsesUrl}: ${answer.status} ${await answer.text()}`);
  }
  await answer.arrayBuffer();
}

const columnsWith = (id: string): string => COLUMNS.replace('response_id', id);

/** PostgreSQL makes the id, which is cheaper for pgbench than sending one. */
async function scriptOf(): Promise<string> {
  const literals = COLUMNS.split(', ').map((column) =>
    column === 'response_id' ? `'gen_random_uuid()'` : `quote_nullable(${column})`,
  );
  const [values = ''] = await sql(
    `SELECT concat_ws(', ', ${literals.join(', ')}) FROM response
      WHERE texts IS NULL ORDER BY response_id LIMIT 1`,
  );

  return written('insert.sql', [`INSERT INTO sipas.response (${COLUMNS}) VALUES (${values});`]);
}

async function rowsFile(): Promise<string> {
  const file = scratchFile('rows.copy');
  const rows = `SELECT ${columnsWith('gen_random_uuid()')} FROM sipas.response,
    generate_series(1, ${COPIED / BODIES + 1}) LIMIT ${COPIED}`.replace(/\s+/g, ' ');

  await output('psql', [
    '-XAtq',
    '-v',
    'ON_ERROR_STOP=1',
    '-c',
    `\\copy (${rows}) TO '${file}' (FORMAT binary)`,
    superuserDatabase,
  ]);
  return file;
}

/** Lets the service store each body once and takes the rows for its rivals from there. */
export async function prepare(): Promise<Prepared> {
  const singles = bodies();

  if (singles.length !== BODIES) {
    throw new Error(`the demonstration has ${singles.length} full tablet answers, not ${BODIES}`);
  }
  await emptyTable();
  await withService(async () => {
    for (const body of singles) {
      await submitOne(body);
    }
  });
  return {
    single: written('single.jsonl', singles),
    batches: written('batches.jsonl', batchesOf(singles)),
    script: await scriptOf(),
    rows: await rowsFile(),
    bodyBytes: singles.reduce((sum, body) => sum + Buffer.byteLength(body), 0) / BODIES,
  };
}
