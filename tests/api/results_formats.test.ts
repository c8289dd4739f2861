import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { fileOf, mustRun, sipas } from './support/command.ts';
import { downloaded, newPath, parseCsv, unzipped, type Download } from './support/exports.ts';
import { asStaff, read, resultsPath, type Json } from './support/http.ts';
import {
  columnNamed,
  expectA4,
  plain,
  sheetsOf,
  stylesOf,
  type Cell,
  type Sheet,
} from './support/workbook.ts';
import { day, makeWorld, response, type Response, type World } from './support/world.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let world: World;
const byUnit = '?by=unit';

/** Answers that differ, so that no group is of one mind. */
const answers = (n: number): Response['answers'] => ({
  a1: 1 + (n % 5),
  a2: 1 + ((n * 3) % 5),
  b1: n % 11 === 0 ? 'NA' : 1 + ((n * 7) % 5),
  b2: n % 3,
  overall: 1 + ((n * 2) % 5),
  visited: 2,
});

const many = (count: number, more: Partial<Response>): readonly Response[] =>
  Array.from({ length: count }, (_, n) =>
    response(world, {
      procedure: undefined,
      respondent_type: undefined,
      day: day(-40),
      ...more,
      answers: answers(n),
    }),
  );

/** A large unit that is shown; one of a few people, and one by which the few could be worked out. */
before(async () => {
  world = await makeWorld('FORMATS');
  const online = { channel: 'online', counter: undefined };
  const sent = [
    ...many(150, {}),
    ...many(20, { day: day(-3) }),
    ...many(60, { ...online, unit: world.endedBoard }),
    ...many(4, { ...online, unit: world.otherBoard }),
  ];

  await mustRun(
    'import',
    '--survey',
    world.survey,
    fileOf(sent.map((row) => JSON.stringify(row)).join('\n')),
  );
  const groups: readonly Json[] = (await read(pathOf(byUnit))).groups;

  assert.deepEqual(
    groups.map(({ key, shown }) => [key, shown]),
    [
      [world.board, true],
      [world.otherBoard, false],
      [world.endedBoard, false],
    ],
  );
});

const pathOf = (query: string): string => resultsPath(world.survey, query);

const download = (query: string): Promise<Download> => downloaded(pathOf(query));

async function workbookOf(query: string): Promise<{ path: string; sheets: readonly Sheet[] }> {
  const { answer, body } = await download(query);
  const path = newPath('xlsx');

  assert.equal(answer.status, 200, body.toString());
  assert.equal(answer.headers.get('content-type'), XLSX);
  assert.equal(
    answer.headers.get('content-disposition'),
    `attachment; filename="${world.survey}-results.xlsx"`,
  );
  writeFileSync(path, body);
  return { path, sheets: await sheetsOf(path) };
}

test('a workbook has the figures of the JSON as numbers, in percent with one decimal', async () => {
  const { path, sheets } = await workbookOf(`${byUnit}&format=xlsx`);
  const json = await read(pathOf(byUnit));
  const [group] = json.groups;
  const styles = await stylesOf(path);
  const [results, factors, criteria] = sheets;
  const figure = (sheet: Sheet, row: number, heading: string): Cell | undefined =>
    sheet.rows[row]![columnNamed(sheet, heading)];

  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['Kết quả - Results', 'Nhân tố - Factors', 'Tiêu chí - Criteria', 'Phương pháp - Methods'],
  );
  for (const [heading, value] of [
    ['Chỉ số / Index', group.index.share],
    ['Thấp / Low', group.index.low],
    ['Cao / High', group.index.high],
    ['n', group.index.respondents],
    ['Phiếu / Responses', group.responses],
    ['Câu chung / Overall', group.overall.share],
  ] as const) {
    assert.equal(figure(results!, 1, heading)?.number, value, heading);
  }
  assert.equal(figure(results!, 1, 'Nhóm / Group')?.text, world.board);
  assert.equal(styles[figure(results!, 1, 'Chỉ số / Index')!.style]?.format, '0.0%');
  assert.equal(figure(factors!, 1, 'Hài lòng / Share')?.number, group.factors[0].share);
  const item = group.items.find(({ code }: Json) => code === 'b1');
  const row = criteria!.rows.findIndex((cells) => cells[1]?.text === 'b1');

  assert.equal(figure(criteria!, row, 'NA')?.number, item.na);
  assert.equal(figure(criteria!, row, 'Trung bình / Mean')?.number, item.mean);
  assert.deepEqual(
    [1, 2, 3, 4, 5].map((value) => figure(criteria!, row, `Mức / Level ${value}`)?.number),
    item.shares,
  );
});

test('a hidden group has its key and a grey c, and no number anywhere', async () => {
  const { path, sheets } = await workbookOf(`${byUnit}&format=xlsx`);
  const styles = await stylesOf(path);
  const hidden = sheets
    .flatMap(({ rows }) => rows)
    .filter((row) => [world.otherBoard, world.endedBoard].includes(row[0]?.text ?? ''));

  assert.equal(hidden.length, 2 * (1 + 2 + 4)); // index, factors, criteria
  for (const row of hidden) {
    assert.ok(row.every((cell) => cell?.number === undefined));
    const mark = row.find((cell) => cell?.text === 'c');

    assert.match(styles[mark!.style]?.font ?? '', /<color rgb="FF767676"\/>/);
  }
});

test('of a whole that is hidden every format tells nothing but that', async () => {
  for (const query of [
    `?unit=${world.otherBoard}`,
    `?unit=${world.otherBoard}&figures=rest`,
    `?unit=${world.otherBoard}&figures=change&from=EARLY&to=LATE`,
  ]) {
    assert.equal((await read(pathOf(query))).shown, false);
    const { sheets } = await workbookOf(`${query}&format=xlsx`);
    const csv = parseCsv((await download(`${query}&format=csv`)).body.toString());
    const numbers = sheets
      .slice(0, -1)
      .flatMap(({ rows }) => rows.flat())
      .filter((cell) => cell?.number !== undefined);

    assert.deepEqual(numbers, [], query);
    assert.deepEqual(
      csv
        .slice(1)
        .flat()
        .filter((value) => /\d/.test(value)),
      [],
      query,
    );
  }
});

test('an unreliable figure is in italics and tells why, a reliable one is not', async () => {
  const query = '?by=period&measure=index';
  const { path, sheets } = await workbookOf(`${query}&format=xlsx`);
  const styles = await stylesOf(path);
  const [results] = sheets;
  const fontOf = (row: number): string =>
    styles[results!.rows[row]![columnNamed(results!, 'Chỉ số / Index')]!.style]?.font ?? '';
  const reasons = (await read(pathOf(query))).groups.map(({ index }: Json) => index.unreliable);

  assert.equal(sheets.length, 2); // the index and the methods
  assert.deepEqual(reasons, [[], ['few_answers']]);
  assert.doesNotMatch(fontOf(1), /<i\/>/);
  assert.match(fontOf(2), /<i\/>/);
  assert.equal(results!.rows[2]![columnNamed(results!, 'Ghi chú / Note')]?.text, 'n < 30');
});

test('charts show the interval of each index and the answers of a group', async () => {
  const { path, sheets } = await workbookOf(`${byUnit}&format=xlsx`);
  const [points, parts] = await Promise.all(
    [1, 2].map(async (n) => await unzipped(path, `xl/charts/chart${n}.xml`)),
  );

  assert.match(points!, /<c:hiLowLines>/);
  assert.deepEqual(
    [...points!.matchAll(/<c:val><c:numRef><c:f>([^<]*)</g)].map(([, cells]) => plain(cells!)),
    ['F', 'E', 'G'].map((column) => `'Kết quả - Results'!$${column}$2:$${column}$4`),
  );
  assert.match(parts!, /<c:grouping val="percentStacked"\/>/);
  assert.match(
    parts!,
    /<c:catAx>.*<c:orientation val="maxMin"\/>.*<\/c:catAx>/s,
    'first row on top',
  );
  assert.match(parts!, /<c:valAx>.*<c:orientation val="minMax"\/>.*<\/c:valAx>/s, 'from the left');
  assert.equal(parts!.split('<c:ser>').length - 1, 6); // the values 0 to 5
  assert.match(sheets[0]!.xml, /<pane [^>]*state="frozen"/);
  assert.match(await unzipped(path, 'xl/tables/table1.xml'), /<autoFilter /);
});

test('every sheet is set up for A4, and a row is as high as its texts', async () => {
  const { sheets } = await workbookOf(`${byUnit}&format=xlsx`);

  for (const sheet of sheets) {
    expectA4(sheet.xml);
    assert.match(sheet.xml, /<pageSetUpPr fitToPage="1"\/>/, sheet.name);
  }
  const heights = [...sheets.at(-1)!.xml.matchAll(/<row r="\d+"[^>]* ht="(\d+)"/g)];

  assert.ok(heights.some(([, height]) => height === '30' || height === '45'));
});

test('methods tell how the figures came about, and the hash of the same rows as CSV', async () => {
  const { sheets } = await workbookOf(`${byUnit}&channel=kiosk&format=xlsx`);
  const csv = (await download(`${byUnit}&channel=kiosk&format=csv`)).body;
  const facts = new Map(sheets.at(-1)!.rows.map((row) => [row[1]?.text, row[2]?.text]));
  const json = await read(pathOf(byUnit));

  assert.equal(facts.get('Survey'), world.survey);
  assert.match(facts.get('Instrument')!, new RegExp(`^${world.instrument}, 1`));
  assert.match(facts.get('Rule of the index')!, /^pooled:/);
  assert.match(facts.get('Weights')!, /^none:/);
  assert.match(facts.get('Disclosure control')!, /^controlled:/);
  assert.equal(facts.get('As of'), json.as_of);
  assert.equal(facts.get('Filters'), 'channel=kiosk');
  assert.equal(facts.get('Broken down by'), 'unit');
  assert.equal(facts.get('Rows as CSV'), String(parseCsv(csv.toString()).length - 1));
  assert.equal(
    facts.get('SHA-256 of the same rows as CSV'),
    createHash('sha256').update(csv).digest('hex'),
  );
});

test('CSV has a row a group and measure, nothing of hidden groups, and a mark if asked for', async () => {
  const { answer, body } = await download(`${byUnit}&format=csv`);
  const [header = [], ...rows] = parseCsv(body.toString());
  const [group] = (await read(pathOf(byUnit))).groups;
  const at = (row: readonly string[], name: string): string => row[header.indexOf(name)]!;
  const index = rows.find((row) => at(row, 'kind') === 'index')!;

  assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8; header=present');
  assert.ok(rows.every((row) => row.length === header.length));
  assert.deepEqual(
    rows.map((row) => [at(row, 'group'), at(row, 'kind'), at(row, 'code')].join(' ')),
    [
      `${world.board} index index`,
      `${world.board} overall overall`,
      ...['I', 'II'].map((code) => `${world.board} factor ${code}`),
      ...['a1', 'a2', 'b1', 'b2'].map((code) => `${world.board} item ${code}`),
      `${world.otherBoard} index index`,
      `${world.endedBoard} index index`,
    ],
  );
  for (const name of ['share', 'low', 'high', 'satisfied', 'valid', 'respondents', 'n_effective']) {
    assert.equal(at(index, name), String(group.index[name]), name);
  }
  assert.deepEqual(
    rows.at(-1)!.filter((value) => value !== ''),
    [world.endedBoard, 'index', 'index', 'c'],
  );
  const marked = (await download(`${byUnit}&format=csv&bom=true`)).body;

  assert.equal(marked.subarray(0, 3).toString('hex'), 'efbbbf');
  assert.deepEqual(marked.subarray(3), body);
});

test('differences have a workbook and a CSV of their own', async () => {
  for (const [query, names] of [
    ['?figures=rest', ['So với còn lại - Rest']],
    ['?figures=change&from=EARLY&to=LATE', ['Thay đổi - Change', 'Đơn vị - Units']],
  ] as const) {
    const { sheets } = await workbookOf(`${query}&format=xlsx`);
    const [header = [], ...rows] = parseCsv(
      (await download(`${query}&format=csv`)).body.toString(),
    );

    assert.deepEqual(
      sheets.map(({ name }) => name),
      [...names, 'Phương pháp - Methods'],
    );
    assert.ok(rows.length > 0 && rows.every((row) => row.length === header.length));
  }
  const rest = (await read(pathOf('?figures=rest'))).groups[0];
  const sheet = (await workbookOf('?figures=rest&format=xlsx')).sheets[0]!;

  assert.equal(
    sheet.rows[1]![columnNamed(sheet, 'Chênh lệch / Difference')]?.number,
    rest.difference,
  );
});

test('a format that the figures do not have is refused', async () => {
  for (const [query, where] of [
    ['?format=pdf', 'format'],
    ['?format=xlsx&figures=weights', 'format'],
    ['?format=csv&figures=reliability', 'format'],
    ['?format=xlsx&bom=true', 'bom'],
    ['?format=csv&bom=maybe', 'bom'],
  ] as const) {
    const answer = await asStaff(pathOf(query));

    assert.equal(answer.status, 422, query);
    assert.equal(answer.json.where, where);
  }
});

test('the command makes the same files, and overwrites none', async () => {
  const command = ['results', '--survey', world.survey, '--by', 'unit', '--format'];

  for (const format of ['csv', 'json', 'xlsx']) {
    const path = newPath(format);
    const over = await download(`${byUnit}&format=${format}`);

    await mustRun(...command, format, '--out', path);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    if (format === 'xlsx') {
      assert.deepEqual(readFileSync(path), over.body);
    } else if (format === 'csv') {
      assert.equal(readFileSync(path, 'utf8'), over.body.toString());
      assert.equal((await mustRun(...command, format)).stdout, over.body.toString());
    } else {
      assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), JSON.parse(over.body.toString()));
    }
    const again = await sipas([...command, format, '--out', path]);

    assert.equal(again.code, 1);
    assert.match(again.stderr, /File exists/);
  }
  for (const [complaint, args] of [
    [/name the file with --out/, ['xlsx']],
    [/--out is for/, ['table', '--out', 'x']],
    [/--format is table, csv, json or xlsx/, ['pdf']],
    [/--bom and --decimal are for csv/, ['json', '--bom']],
  ] as const) {
    const outcome = await sipas([...command, ...args]);

    assert.equal(outcome.code, 2);
    assert.match(outcome.stderr, complaint);
  }
  const whole = ['results', '--survey', world.survey, '--figures', 'weights'];
  const outcome = await sipas([...whole, '--format', 'xlsx', '--out', 'x']);

  assert.equal(outcome.code, 2);
  assert.match(outcome.stderr, /JSON only/);
  assert.ok(!existsSync('x'));
});
