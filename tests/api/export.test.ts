import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { fileOf, liveResults, mustRun, sipas } from './support/command.ts';
import { exported, linesOf, newPath, parseCsv, readStat, unzipped } from './support/exports.ts';
import { type Json } from './support/http.ts';
import { expectA4 } from './support/workbook.ts';
import { addSurvey, day, makeWorld, response, type Response, type World } from './support/world.ts';

const FORMULA = '=A1+HYPER("x","y")';
const COMMENT = 'Dòng một,\r\n"dòng hai"';

let world: World;
let first: Response;
let sent: readonly Response[];

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : 1;
const hashOf = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

before(async () => {
  world = await makeWorld('EXPORT');
  first = response(world, { answers: { a1: 1, visited: 2 } });
  sent = [
    {
      ...first,
      revision: 2,
      complete: false,
      answers: { a1: 'NA', b2: 0, visited: 1, why: [3, 1] },
    },
    response(world, {
      comment: COMMENT,
      answers: { a1: 5, a2: 2, visited: 2, remark: FORMULA, gender: 'NA' },
    }),
    response(world, {
      unit: world.otherBoard,
      counter: undefined,
      procedure: world.otherProcedure,
      channel: 'online',
      respondent_type: 'business',
      day: day(-40),
      language: undefined,
      duration_s: undefined,
      answers: { b1: 3, visited: 1, remark: '+84 không là số' },
    }),
    ...Array.from({ length: 9 }, () => response(world, { counter: world.counter2 })),
  ];
  const lines = [first, ...sent].map((row) => JSON.stringify(row)).join('\n');

  await mustRun('import', '--survey', world.survey, fileOf(lines));
  sent = [...sent].sort(byId);
});

/** What a cell of the export must say of a response, by the column. */
function cellOf(row: Response, column: string, texts: boolean): string {
  const [code = '', value] = column.split(':');
  const answer = row.answers[code];

  if (column === 'period') {
    return String(row['day']) < day(-30) ? 'EARLY' : 'LATE';
  }
  if (value !== undefined) {
    return Array.isArray(answer) ? (answer.includes(Number(value)) ? '1' : '0') : '';
  }
  if (column === 'complete') {
    return row['complete'] === true ? '1' : '0';
  }
  const member = column === 'revision' ? (row['revision'] ?? 1) : row[column];
  const found = String((column in row || column === 'revision' ? member : answer) ?? '');

  return texts && /^[=+@-]/.test(found) ? `'${found}` : found;
}

test('a CSV export has a row for each response that counts, by id, and the answers as sent', async () => {
  const text = await exported(world, 'csv');
  const [header = [], ...rows] = parseCsv(text);
  const closing = rows.pop();

  assert.deepEqual(
    rows,
    sent.map((row) => header.map((column) => cellOf(row, column, false))),
  );
  assert.deepEqual(header.slice(12), [
    'a1',
    'a2',
    'b1',
    'b2',
    'overall',
    'visited',
    'why:1',
    'why:2',
    'why:3',
    'gender',
  ]);
  assert.match(closing?.[0] ?? '', /^#rows=12 sha256=[0-9a-f]{64}$/);
  assert.ok(!text.replaceAll('\r\n', '').includes('\n'), 'every line ends with CRLF');
});

test('texts are left out unless they are asked for, and then do not run as formulas', async () => {
  for (const format of ['csv', 'jsonl']) {
    const text = await exported(world, format);

    for (const secret of ['HYPER', 'dòng hai', '+84', 'remark', 'comment']) {
      assert.ok(!text.includes(secret), `${format}: ${secret}`);
    }
  }
  const [header = [], ...rows] = parseCsv(await exported(world, 'csv', '--texts'));

  rows.pop();
  assert.deepEqual(
    rows,
    sent.map((row) => header.map((column) => cellOf(row, column, true))),
  );
  assert.ok(rows.flat().includes(`'${FORMULA}`) && rows.flat().includes(COMMENT));
});

test('the byte order mark comes with --bom only', async () => {
  assert.ok((await exported(world, 'csv', '--bom')).startsWith('\uFEFFid,'));
  assert.ok((await exported(world, 'csv')).startsWith('id,'));
});

test('the closing line tells how many rows and what all bytes before it hash to', async () => {
  for (const format of ['csv', 'jsonl']) {
    const text = await exported(world, format, '--texts');
    const lines = linesOf(text);
    const closing = lines.at(-1) ?? '';

    assert.ok(closing.includes(hashOf(text.slice(0, -closing.length))), format);
    assert.match(closing, /rows"?[=:]12/, format);
  }
});

test('a JSON Lines export read again changes nothing, since nothing in it differs', async () => {
  const file = fileOf(await exported(world, 'jsonl', '--texts'));
  const outcome = await mustRun('import', '--survey', world.survey, file, '--json');

  assert.deepEqual(JSON.parse(outcome.stdout), { stored: 0, known: 12, rejected: 0 });
});

test('a JSON Lines export read into another survey gives the same export and the same results', async () => {
  const copy = await addSurvey(world, `COPY_${world.tag}`);
  const lines = linesOf(await exported(world, 'jsonl', '--texts')).slice(0, -1);
  const ids: Record<string, string> = {};
  const renamed = lines
    .map((line) => {
      const row = JSON.parse(line);
      const id = randomUUID();

      ids[id] = row.id;
      return `${JSON.stringify({ ...row, id })}\n`;
    })
    .join('');
  const closing = JSON.stringify({ rows: lines.length, sha256: hashOf(renamed) });

  await mustRun('import', '--survey', copy, fileOf(`${renamed}${closing}\n`));
  const again = linesOf(await exported({ ...world, survey: copy }, 'jsonl', '--texts'))
    .slice(0, -1)
    .map((line) => JSON.parse(line))
    .map((row) => ({ ...row, id: ids[row.id] }))
    .sort(byId);

  assert.deepEqual(
    again,
    lines.map((line) => JSON.parse(line)),
  );
  assert.deepEqual((await liveResults(copy)).groups, (await liveResults(world.survey)).groups);
});

test('a file that was cut or changed is told by the import and by the check', async () => {
  for (const format of ['csv', 'jsonl']) {
    const text = await exported(world, format);
    const lines = linesOf(text);
    const whole = await sipas(['export', '--check', fileOf(text)]);
    const damaged = {
      'a line is missing': lines.toSpliced(3, 1).join(''),
      'the end is missing': lines.slice(0, -1).join(''),
      'the last bytes are missing': text.slice(0, -5),
      'a digit was changed': text.replace('kiosk', 'kiosK'),
    };

    assert.equal(whole.code, 0, whole.stderr);
    for (const [what, content] of Object.entries(damaged)) {
      const checked = await sipas(['export', '--check', fileOf(content)]);

      assert.equal(checked.code, 1, `${format}: ${what}`);
      assert.match(checked.stderr, /cut or changed/);
    }
    if (format === 'jsonl') {
      const outcome = await sipas([
        'import',
        '--survey',
        world.survey,
        fileOf(damaged['a line is missing']),
      ]);

      assert.equal(outcome.code, 1);
      assert.match(outcome.stderr, /tells of 12 responses, 11 came before it/);
    }
  }
});

test('filters choose the rows, one by one and together', async () => {
  const rowsOf = async (...filter: readonly string[]): Promise<readonly string[]> =>
    linesOf(await exported(world, 'jsonl', ...filter))
      .slice(0, -1)
      .map((line) => JSON.parse(line).id);
  const idsOf = (wanted: (row: Response) => boolean): readonly string[] =>
    sent.filter(wanted).map(({ id }) => id);
  const online = idsOf((row) => row['channel'] === 'online');

  assert.equal(online.length, 1);
  assert.deepEqual(await rowsOf('--channel', 'online'), online);
  assert.deepEqual(await rowsOf('--unit', world.otherBoard), online);
  assert.deepEqual(await rowsOf('--procedure', world.otherProcedure), online);
  assert.deepEqual(await rowsOf('--respondent-type', 'business'), online);
  assert.deepEqual(await rowsOf('--period', 'EARLY'), online);
  assert.deepEqual(
    await rowsOf('--unit', world.counter2, '--channel', 'kiosk', '--period', 'LATE'),
    idsOf((row) => row['counter'] === world.counter2),
  );
  assert.deepEqual(await rowsOf('--period', 'EARLY', '--channel', 'kiosk'), []);
});

test('a workbook has the responses, the code book and the methods with rows and hash', async () => {
  const path = newPath('xlsx');
  const outcome = await mustRun(
    ...['export', '--survey', world.survey, '--format', 'xlsx', '--out', path, '--texts', '--json'],
  );
  const csv = await exported(world, 'csv', '--texts');
  const hash = /sha256=([0-9a-f]{64})/.exec(csv)?.[1];
  const workbook = await unzipped(path, 'xl/workbook.xml');
  const sheets = await Promise.all(
    [1, 2, 3].map((number) => unzipped(path, `xl/worksheets/sheet${number}.xml`)),
  );
  const [responses = '', codeBook = '', methods = ''] = sheets;

  sheets.forEach(expectA4);
  assert.match(responses, /<col min="1" max="1" width="38\.\d+"/, 'as wide as an id');

  assert.deepEqual(
    [...workbook.matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name),
    ['Phiếu - Responses', 'Bảng mã - Code book', 'Phương pháp - Methods'],
  );
  assert.equal(responses.split('<row ').length - 1, 13);
  const ids = [...responses.matchAll(/<c r="A\d+" t="inlineStr"><is><t>([^<]+)/g)];

  assert.deepEqual(
    ids.map(([, id]) => id),
    sent.map(({ id }) => id),
  );
  assert.ok(responses.includes('>NA<') && responses.includes('>=A1+HYPER('), 'as strings');
  assert.ok(!responses.includes('<f>'), 'no formula');
  assert.ok(codeBook.includes('Câu a1') && codeBook.includes('Mức 5'));
  assert.ok(methods.includes('>12<') && hash !== undefined && methods.includes(hash));
  assert.deepEqual(JSON.parse(outcome.stdout), { rows: 12, sha256: hashOf(readFileSync(path)) });
});

test('SPSS and Stata files are read back with the same rows', async () => {
  const [header = [], ...csv] = parseCsv(await exported(world, 'csv'));

  csv.pop();
  for (const format of ['sav', 'dta']) {
    const path = newPath(format);

    await mustRun('export', '--survey', world.survey, '--format', format, '--out', path);
    const [names = [], ...rows] = await readStat(path);
    const plain = (rows: readonly (readonly string[])[]): Json =>
      rows.map((row) =>
        row.flatMap((cell, place) =>
          header[place] === 'day'
            ? []
            : [cell === 'NA' ? (format === 'sav' ? '999' : '') : cell.replace(/\.0+$/, '')],
        ),
      );

    assert.deepEqual(
      names,
      header.map((name) => name.replace(':', '_')),
    );
    assert.deepEqual(plain(rows), plain(csv), format);
  }
});
