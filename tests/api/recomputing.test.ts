import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { fileOf, mustRun, sql } from './support/command.ts';
import {
  downloaded,
  exported,
  linesOf,
  newPath,
  parseCsv,
  readStat,
  unzipped,
} from './support/exports.ts';
import { responsesPath, resultsPath, type Json } from './support/http.ts';
import { addOracle, definition, jsonAt, oraclePath, released } from './support/oracle.ts';
import { inCheckout } from './support/program.ts';
import { faultsOf } from './support/schema.ts';

/** The weights of an export and of a release, of the 300 made-up responses. */
const survey = `R${randomUUID().slice(0, 8).toUpperCase()}`;
const SCHEMES = ['design', 'post', 'rake', 'rake_trim', 'rake_cap'] as const;
/** From the id of a response to the reference's weights, in the order of SCHEMES. */
const wanted = new Map<string, readonly number[]>();

let release: string;

before(async () => {
  const ids = await addOracle(survey);

  for (const [id = '', ...weights] of parseCsv(
    readFileSync(oraclePath('weights.csv'), 'utf8'),
  ).slice(1)) {
    wanted.set(ids.get(id) ?? '', weights.map(Number));
  }
  release = await released(survey);
});

/** Row by row, by the names of the columns; without the closing record. */
function recordsOf(
  rows: readonly (readonly string[])[],
): readonly Readonly<Record<string, string>>[] {
  const [names = [], ...records] = rows;

  return records
    .filter((row) => row.length === names.length)
    .map((row) => Object.fromEntries(names.map((name, place) => [name, row[place] ?? ''])));
}

const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(b);

function expectWeights(rows: readonly Readonly<Record<string, string>>[]): void {
  assert.equal(rows.length, 300);
  for (const row of rows) {
    SCHEMES.forEach((scheme, place) => {
      const weight = wanted.get(row['id'] ?? '')?.[place] ?? NaN;

      assert.ok(same(Number(row[`weight_${scheme}`]), weight), `${row['id']} ${scheme}`);
    });
  }
}

test('a CSV export has the weights of the reference, and they add up to the finished dossiers', async () => {
  const csv = await exported({ survey }, 'csv', '--weights', SCHEMES.join(','));
  const rows = recordsOf(parseCsv(csv));
  const transactions = definition.populations.reduce(
    (sum: number, of: Json) => sum + of.transactions,
    0,
  );

  expectWeights(rows);
  for (const scheme of SCHEMES) {
    const sum = rows.reduce((before, row) => before + Number(row[`weight_${scheme}`]), 0);

    assert.ok(same(sum, transactions), `${scheme}: ${sum} of ${transactions}`);
  }
});

test('weights are those of the whole survey, whatever rows are asked for', async () => {
  const csv = await exported({ survey }, 'csv', '--weights', 'rake', '--unit', 'A05');
  const rows = recordsOf(parseCsv(csv));

  assert.equal(rows.length, 45);
  for (const row of rows) {
    assert.ok(same(Number(row['weight_rake']), wanted.get(row['id'] ?? '')?.[2] ?? NaN));
  }
});

test('SPSS, Stata, JSON Lines and workbooks have the same weights', async () => {
  for (const format of ['sav', 'dta']) {
    const file = newPath(format);

    await mustRun(
      'export',
      '--survey',
      survey,
      '--format',
      format,
      '--out',
      file,
      '--weights',
      'rake',
    );
    for (const row of recordsOf(await readStat(file))) {
      const weight = wanted.get(row['id'] ?? '')?.[2] ?? NaN;

      assert.ok(Math.abs(Number(row['weight_rake']) - weight) < 1e-5, format);
    }
  }
  for (const line of linesOf(await exported({ survey }, 'jsonl', '--weights', 'rake')).slice(
    0,
    -1,
  )) {
    const row = JSON.parse(line);

    assert.ok(same(row.weight_rake, wanted.get(row.id)?.[2] ?? NaN));
  }
  const file = newPath('xlsx');

  await mustRun(
    'export',
    '--survey',
    survey,
    '--format',
    'xlsx',
    '--out',
    file,
    '--weights',
    'rake',
  );
  const sheet = await unzipped(file, 'xl/worksheets/sheet1.xml');
  const rows = [
    ...sheet.matchAll(/<row [^>]*>.*?<t[^>]*>([0-9a-f-]{36})<.*?<c r="M\d+"[^>]*><v>([^<]*)</gs),
  ];

  assert.equal(rows.length, 300);
  for (const [, id = '', weight] of rows) {
    assert.ok(same(Number(weight), wanted.get(id)?.[2] ?? NaN));
  }
});

test('a survey without populations, and a word that is no scheme, are refused', async () => {
  const code = `N${randomUUID().slice(0, 8).toUpperCase()}`;
  const { populations: _, ...bare } = definition;

  await mustRun('survey', 'add', fileOf({ ...bare, code }));
  for (const [asked, weights, detail] of [
    [code, 'rake', /no weights rake: no_population/],
    [survey, 'rake,guess', /not some of design/],
    [survey, 'none', /not some of design/],
  ] as const) {
    const { answer, body } = await downloaded(`${responsesPath(asked)}?weights=${weights}`);

    assert.equal(answer.status, 422);
    assert.match(body.toString(), detail);
  }
});

/** Fields of a CSV with semicolons, of which none holds one. */
const fieldsOf = (text: string): string[][] =>
  text
    .split('\r\n')
    .filter((row) => row !== '')
    .map((row) => row.split(';'));

test('with a decimal comma the same responses come with semicolons between', async () => {
  const point = parseCsv(await exported({ survey }, 'csv', '--weights', 'rake')).slice(0, -1);
  const comma = fieldsOf(
    await exported({ survey }, 'csv', '--weights', 'rake', '--decimal', 'comma'),
  );
  const place = point[0]?.indexOf('weight_rake') ?? -1;
  const { body } = await downloaded(`${responsesPath(survey)}?weights=rake&decimal=comma&bom=true`);

  assert.equal(comma.length, 302, 'header, 300 responses and the closing record');
  assert.deepEqual(
    comma.slice(0, -1).map((row) => row.with(place, (row[place] ?? '').replace(',', '.'))),
    point.filter((row) => row.length > 1),
  );
  assert.match(comma[1]?.[place] ?? '', /^\d+,\d+$/);
  assert.equal(
    body.toString(),
    `\ufeff${fieldsOf(body.toString().slice(1))
      .map((row) => `${row.join(';')}\r\n`)
      .join('')}`,
  );
  assert.equal(fieldsOf(body.toString()).length, 302);
});

test('the log of exports tells of weights and form, and what an older one did not note', async () => {
  const last = async (): Promise<Json> =>
    JSON.parse((await mustRun('export', '--log', '--survey', survey, '--json')).stdout)[0];
  const table = async (): Promise<string> =>
    (await mustRun('export', '--log', '--survey', survey)).stdout.split('\n')[1] ?? '';
  const query = '?weights=rake,design&decimal=comma&bom=true&texts=true';

  assert.equal((await downloaded(responsesPath(survey) + query)).answer.status, 200);
  const { weights, bom, decimal_comma: comma } = await last();

  assert.deepEqual([weights, bom, comma], [['design', 'rake'], true, true]);
  assert.match(await table(), / texts bom decimal=comma weights=design,rake +csv /);
  await sql(
    'UPDATE sipas.export_log SET weights = NULL, byte_order_mark = NULL, decimal_comma = NULL ' +
      `WHERE survey_code = '${survey}'`,
  );
  const older = await last();

  assert.deepEqual([older.weights, older.bom, older.decimal_comma], [null, null, null]);
  assert.match(await table(), / texts \(weights and form not noted\) +csv /);
});

test('with a decimal comma the same results come with semicolons between', async () => {
  const words = ['results', '--survey', survey, '--by', 'unit', '--format', 'csv'];
  const point = (await mustRun(...words)).stdout;
  const { body } = await downloaded(`${resultsPath(survey)}?by=unit&format=csv&decimal=comma`);
  const comma = fieldsOf((await mustRun(...words, '--decimal', 'comma')).stdout);

  assert.equal(body.toString(), comma.map((row) => `${row.join(';')}\r\n`).join(''));
  /* Codes keep their points: only share, low, high, se and n_effective are numbers with decimals. */
  assert.deepEqual(
    comma.map((row) => row.map((text, at) => (at > 6 && at < 12 ? text.replace(',', '.') : text))),
    parseCsv(point).filter((row) => row.length > 1),
  );
  assert.ok(comma.some((row) => /^0,\d+$/.test(row[7] ?? '')));
  const wrong = await downloaded(`${resultsPath(survey)}?by=unit&format=xlsx&decimal=comma`);

  assert.equal(wrong.answer.status, 422);
});

test('a release says what its weights were made of, and fits its schema', () => {
  const document = jsonAt(release);
  const { population, strata, raking } = document.weighting;
  const sum = (rows: readonly Json[]): number =>
    rows.reduce((before, row) => before + row.transactions, 0);

  assert.deepEqual(
    faultsOf(jsonAt(inCheckout('service/data/schemas/release.schema.json')), document),
    [],
  );
  assert.equal(sum(population), sum(definition.populations));
  assert.equal(sum(strata), sum(population));
  assert.ok(raking.margin_error < raking.tolerance && raking.iterations < raking.iterations_max);
  for (const { transactions, responses: n, base, shown } of strata) {
    assert.equal(base, shown ? transactions / n : null);
  }
});

test('no hidden stratum of a release can be worked out from the others', () => {
  const { weighting, units } = jsonAt(release);
  const hidden = weighting.strata.filter(({ shown }: Json) => !shown);

  assert.ok(hidden.length > 0);
  for (const { unit, shown } of units.slice(1)) {
    const of = hidden.filter((stratum: Json) => stratum.unit === unit);

    assert.ok(of.length !== 1, `${unit}: one alone is its unit less the other periods`);
    assert.ok(shown || of.length === weighting.strata.filter((s: Json) => s.unit === unit).length);
  }
  for (const { code } of definition.periods) {
    assert.ok(hidden.filter((stratum: Json) => stratum.period === code).length !== 1, code);
  }
});
