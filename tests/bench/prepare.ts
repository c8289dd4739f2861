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
  /** Single ones that go to many cells of the cube. */
  readonly manyCells: string;
  /** A transaction of pgbench that adds one row as the service does. */
  readonly script: string;
  /** Rows as the service stores them, in the binary format of COPY. */
  readonly rows: string;
  /** Mean size of a response as sent. */
  readonly bodyBytes: number;
}

export const responsesUrl = `${baseUrl}/api/v1/surveys/${survey}/responses`;

/** A day at the counters, so many before this one: on the last of a round all answer. */
const dayBefore = (days: number): string =>
  new Date(Date.now() + (7 - 24 * days) * 3600_000).toISOString().slice(0, 10);

/** The demonstration's tablet answers to all 22 criteria, each made to stand for many. */
function bodies(): readonly string[] {
  const day = dayBefore(0);

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

/** The same answers by every counter, procedure and kind of person among them, on 16 days. */
function spread(singles: readonly string[]): readonly string[] {
  const all = singles.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  const each = (name: string) => [...new Set(all.map((body) => body[name]))];
  const places = Array.from({ length: 16 }, (_, days) => days).flatMap((days) =>
    each('counter').flatMap((counter) =>
      each('procedure').flatMap((procedure) =>
        each('respondent_type').map((respondent_type) => ({
          day: dayBefore(days),
          counter,
          procedure,
          respondent_type,
        })),
      ),
    ),
  );

  return places.map((place, at) => JSON.stringify({ ...all[at % all.length], ...place }));
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
    manyCells: written('many_cells.jsonl', spread(singles)),
    batches: written('batches.jsonl', batchesOf(singles)),
    script: await scriptOf(),
    rows: await rowsFile(),
    bodyBytes: singles.reduce((sum, body) => sum + Buffer.byteLength(body), 0) / BODIES,
  };
}
