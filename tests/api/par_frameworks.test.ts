import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileOf, mustRun, sipas } from './support/command.ts';
import { downloaded, newPath } from './support/exports.ts';
import { asStaff, type Json } from './support/http.ts';
import { inCheckout } from './support/program.ts';
import { sheetsOf } from './support/workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const folder = inCheckout('service/data/frameworks');
const shipped = readdirSync(folder).map((name) => name.replace(/\.json$/, ''));
const documentOf = (code: string): string => readFileSync(`${folder}/${code}.json`, 'utf8');

async function exported(code: string, ending = 'xlsx'): Promise<string> {
  const path = newPath(ending);

  await mustRun('par', 'framework', 'export', '--framework', code, '--out', path);
  return path;
}

/** The workbook with cells changed as a person would: [sheet, cell, value as Python writes it]. */
function changed(path: string, ...cells: readonly (readonly [string, string, string])[]): string {
  const script = [
    'import datetime, openpyxl, sys',
    'book = openpyxl.load_workbook(sys.argv[1])',
    ...cells.map(([sheet, cell, value]) => `book[${JSON.stringify(sheet)}]["${cell}"] = ${value}`),
    'book.save(sys.argv[1])',
  ].join('\n');

  execFileSync('/usr/bin/python3', ['-I', '-c', script, path]);
  return path;
}

const added = (path: string) => sipas(['par', 'framework', 'add', path]);

/** All ten rules, under a code of its own. */
const everyRule = (code: string): Json => ({
  code,
  version: 1,
  title: { vi: 'Đủ mười cách chấm, "và" <dấu>', en: 'All ten rules' },
  level: 'commune',
  legal_basis: 'Không có',
  valid_from: '2026-01-01',
  valid_until: '2027-01-01',
  max_points: 41.5,
  decimals: 3,
  classes: [
    { code: 'A', name: { vi: 'Tốt', en: 'Good' }, at_least: 80.5 },
    { code: 'B', name: { vi: 'Khác', en: 'Other' }, at_least: 0 },
  ],
  fields: [
    {
      code: '1',
      name: { vi: 'Lĩnh vực', en: 'Field' },
      max_points: 41.5,
      note: 'Ghi chú',
      provenance: { kind: 'proposal', sources: ['seed0', 'seed1'], confidence: 0.75 },
      criteria: [
        { kind: 'manual' },
        {
          kind: 'checklist',
          options: [
            { code: 'yes', name: { vi: 'Có', en: 'Yes' }, percent: 100 },
            { code: '1', name: { vi: 'Không', en: 'No' }, percent: 33.333333 },
          ],
        },
        { kind: 'ratio', target: 95, floor: 70.5, counted: { vi: 'Hồ sơ', en: 'Dossiers' } },
        {
          kind: 'steps',
          steps: [
            { at_least: 95, points: 1 },
            { at_least: 80, points: 0.5 },
          ],
        },
        { kind: 'per_unit', each: 0.1 },
        { kind: 'deduction', each: 0.25 },
        { kind: 'bonus', each: 1, lowest: 0 },
        { kind: 'bonus', lowest: -2.5 },
        { kind: 'survey_linear' },
        { kind: 'survey_options', item: 'q1', options: [{ code: '4', percent: 100 }] },
        { kind: 'survey_steps', steps: [{ at_least: 90, points: 2 }] },
      ].map((rule, place) => ({
        code: `1.${place + 1}`,
        name: { vi: `Tiêu chí ${place + 1}`, en: `Criterion ${place + 1}` },
        max_points: place === 0 ? 1.5 : 5,
        rule,
      })),
    },
  ],
});

test('every shipped framework comes back from a workbook as the same framework', async () => {
  assert.ok(shipped.length >= 13);
  for (const code of shipped) {
    const outcome = await added(await exported(code));

    assert.equal(outcome.stdout, `${code} version 1: unchanged\n`, outcome.stderr);
  }
});

test('so does one with all ten rules, and a workbook of its own code and version is published', async () => {
  await mustRun('par', 'framework', 'add', fileOf(everyRule('EVERY_RULE')));
  assert.match((await added(await exported('EVERY_RULE'))).stdout, /version 1: unchanged/);

  const next = changed(
    await exported('EVERY_RULE'),
    ['Bộ tiêu chí', 'B3', '2'],
    ['Bộ tiêu chí', 'B7', 'datetime.datetime(2027, 1, 1)'],
    ['Bộ tiêu chí', 'B8', '"01/01/2028"'],
    ['Tiêu chí', 'I5', '"96,5"'],
  );

  assert.match((await added(next)).stdout, /EVERY_RULE version 2: published/);
  const { json } = await asStaff('/api/v1/par/frameworks/EVERY_RULE/2');

  assert.deepEqual([json.valid_from, json.valid_until], ['2027-01-01', '2028-01-01']);
  assert.equal(json.fields[0].criteria[2].rule.target, 96.5);
});

test('a framework is exported byte for byte as JSON, the newest version if none is named', async () => {
  assert.equal(readFileSync(await exported('PAPI', 'json'), 'utf8'), documentOf('PAPI'));
  assert.equal(
    (
      await sipas([
        'par',
        'framework',
        'export',
        '--framework',
        'NO_SUCH',
        '--out',
        newPath('json'),
      ])
    ).code,
    1,
  );
});

test('an export overwrites nothing', async () => {
  const path = await exported('PAPI');
  const outcome = await sipas(['par', 'framework', 'export', '--framework', 'PAPI', '--out', path]);

  assert.equal(outcome.code, 1);
  assert.match(outcome.stderr, /File exists/);
});

for (const [what, cell, told] of [
  [
    'a maximum that does not add up',
    ['Tiêu chí', 'E4', '9'],
    /Tiêu chí!E2: \/fields\/0\/max_points: inconsistent/,
  ],
  [
    'a maximum that is no number',
    ['Tiêu chí', 'E4', '"nhiều"'],
    /Tiêu chí!E4: \S*max_points: wrong-type/,
  ],
  [
    'an unknown rule',
    ['Tiêu chí', 'F4', '"Đoán"'],
    /Tiêu chí!F4: \/fields\/0\/criteria\/1\/rule\/kind: bad-format/,
  ],
  ['a target above 100 %', ['Tiêu chí', 'I5', '101'], /Tiêu chí!I5: \S*rule\/target: out-of-range/],
  [
    'a target that is missing',
    ['Tiêu chí', 'I5', 'None'],
    /Tiêu chí!I5: \S*rule\/target: required/,
  ],
  [
    'a target where the rule has none',
    ['Tiêu chí', 'I3', '5'],
    /Tiêu chí!I3: \S*rule\/target: unknown-member/,
  ],
  ['a name that is missing', ['Tiêu chí', 'C4', 'None'], /Tiêu chí!C4: \S*name\/vi: required/],
  ['a code that stands twice', ['Tiêu chí', 'A8', '"1.5"'], /Tiêu chí!A8: \S*code: repeated/],
  [
    'a criterion under nothing',
    ['Tiêu chí', 'B4', '"9"'],
    /Tiêu chí!B4: there is no criterion '9'/,
  ],
  [
    'a criterion under itself',
    ['Tiêu chí', 'B4', '"1.2"'],
    /Tiêu chí!B4: it does not stand under any field/,
  ],
  ['an option of nothing', ['Quy tắc', 'A2', '"9"'], /Quy tắc!A2: there is no criterion '9'/],
  [
    'an option above 100 %',
    ['Quy tắc', 'F2', '101'],
    /Quy tắc!F2: \S*options\/0\/percent: out-of-range/,
  ],
  ['steps that rise', ['Quy tắc', 'G5', '99'], /Quy tắc!G5: \S*steps\/1\/at_least: inconsistent/],
  [
    'a column that is missing',
    ['Tiêu chí', 'E1', '"Tối đa"'],
    /Tiêu chí!A1: there is no column 'điểm tối đa'/,
  ],
  ['an item that is none', ['Bộ tiêu chí', 'A5', '"Cỡ"'], /Bộ tiêu chí!A5: 'Cỡ' is no item/],
  ['a level that is none', ['Bộ tiêu chí', 'B5', '"Thôn"'], /Bộ tiêu chí!B5: \/level: bad-format/],
  [
    'a day that is none',
    ['Bộ tiêu chí', 'B7', '"30/02/2026"'],
    /Bộ tiêu chí!B7: \/valid_from: bad-date/,
  ],
  [
    'classes that rise',
    ['Bộ tiêu chí', 'E13', '99'],
    /Bộ tiêu chí!E13: \/classes\/1\/at_least: inconsistent/,
  ],
] as const) {
  test(`a workbook with ${what} is refused, and its cell is named`, async () => {
    const code = 'CELLS';

    await mustRun('par', 'framework', 'add', fileOf(everyRule(code)));
    const outcome = await added(changed(await exported(code), cell));

    assert.equal(outcome.code, 1);
    assert.match(outcome.stderr, told);
  });
}

test('what is no workbook is refused', async () => {
  for (const content of ['', 'PK', '{"code": "F"}', 'PK\u0003\u0004 and nothing more']) {
    const path = newPath('xlsx');

    writeFileSync(path, content);
    const outcome = await added(path);

    assert.equal(outcome.code, 1);
    assert.match(outcome.stderr, /no workbook/);
  }
  assert.match((await added('/nowhere.xlsx')).stderr, /cannot read/);
});

test('what is wrong with a JSON document is told with its line and column', async () => {
  const wrong = documentOf('PAPI').replace('"max_points": 80', '"max_points": 81');
  const line = wrong.split('\n').findIndex((text) => text.includes('"max_points": 81')) + 1;
  const column = (wrong.split('\n')[line - 1] ?? '').indexOf('"max_points"') + 1;

  assert.match(
    (await added(fileOf(wrong))).stderr,
    new RegExp(`\\.json:${line}:${column}: /max_points: inconsistent`),
  );
  assert.match((await added(fileOf('{\n "code" 1}'))).stderr, /not valid JSON at line 2, column 9/);
});

test('a framework is read over HTTP as it was published', async () => {
  const answer = await asStaff('/api/v1/par/frameworks/BOARD_62_38/1');

  assert.equal(answer.status, 200);
  assert.equal(answer.text, documentOf('BOARD_62_38'));
});

test('and as a workbook of three sheets', async () => {
  const file = await downloaded('/api/v1/par/frameworks/BOARD_62_38/1?format=xlsx');

  assert.equal(file.answer.status, 200);
  assert.equal(file.answer.headers.get('content-type'), XLSX);
  assert.match(file.answer.headers.get('content-disposition') ?? '', /BOARD_62_38\.1\.xlsx/);
  const path = newPath('xlsx');

  writeFileSync(path, file.body);
  assert.deepEqual(
    (await sheetsOf(path)).map(({ name }) => name),
    ['Bộ tiêu chí', 'Tiêu chí', 'Quy tắc'],
  );
  assert.match((await added(path)).stdout, /unchanged/);
});

test('one that is not there is 404, another format 422', async () => {
  for (const [path, status] of [
    ['NO_SUCH/1', 404],
    ['PAPI/2', 404],
    ['PAPI/x', 404],
    ['PAPI/1?format=ods', 422],
    ['PAPI/1?other=1', 422],
  ] as const) {
    assert.equal((await asStaff(`/api/v1/par/frameworks/${path}`)).status, status, path);
  }
});
