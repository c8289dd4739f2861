import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { makeKey, mustRun, sql } from './support/command.ts';
import { linesOf, newPath, readStat, unzipped } from './support/exports.ts';
import { call, responsesPath, submit } from './support/http.ts';
import { baseUrl } from './support/setting.ts';
import { makeWorld, response, type World } from './support/world.ts';

const COMMENT = 'Góp ý chỉ dành cho người đọc được';

let world: World;
let key: string;

before(async () => {
  world = await makeWorld('EXPORTWEB');
  key = await makeKey('raw_data');
  for (const [unit, counter] of [
    [world.board, world.counter],
    [world.board, world.counter2],
    [world.otherBoard, world.otherCounter],
  ] as const) {
    const sent = response(world, { unit, counter, procedure: undefined, comment: COMMENT });

    assert.equal((await submit(world.survey, sent)).status, 201);
  }
});

const pathOf = (query = ''): string => responsesPath(world.survey) + query;

async function bytesOf(
  query: string,
): Promise<{ readonly headers: Headers; readonly body: Buffer }> {
  const answer = await fetch(baseUrl + pathOf(query), {
    headers: { authorization: `Bearer ${key}` },
  });

  assert.equal(answer.status, 200, query);
  return { headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
}

test('every format is served as a file, with its rows and the hash of its bytes', async () => {
  for (const [format, type] of [
    ['csv', 'text/csv'],
    ['jsonl', 'application/jsonl'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['sav', 'application/x-spss-sav'],
    ['dta', 'application/x-stata-dta'],
  ] as const) {
    const { headers, body } = await bytesOf(`?format=${format}`);

    assert.equal(headers.get('content-type')?.split(';')[0], type);
    assert.equal(
      headers.get('content-disposition'),
      `attachment; filename="${world.survey}.${format}"`,
    );
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('content-length'), String(body.length));
    assert.equal(headers.get('sipas-rows'), '3');
    assert.equal(headers.get('sipas-sha256'), createHash('sha256').update(body).digest('hex'));
    const path = newPath(format);

    writeFileSync(path, body);
    if (format === 'xlsx') {
      assert.equal((await unzipped(path, 'xl/worksheets/sheet1.xml')).split('<row ').length, 5);
    } else if (format === 'csv' || format === 'jsonl') {
      await mustRun('export', '--check', path);
    } else {
      assert.equal((await readStat(path)).length, 4);
    }
  }
});

test('HEAD tells of the file without sending it', async () => {
  const { body } = await bytesOf('');
  const head = await call(pathOf(), { method: 'HEAD', key });

  assert.equal(head.status, 200);
  assert.equal(head.text, '');
  assert.equal(head.headers.get('content-length'), String(body.length));
});

test('a client that leaves in the middle disturbs nobody', async () => {
  const leaving = new AbortController();
  const begun = await fetch(baseUrl + pathOf('?format=xlsx'), {
    headers: { authorization: `Bearer ${key}` },
    signal: leaving.signal,
  });

  leaving.abort();
  assert.equal(begun.status, 200);
  assert.equal((await call('/healthz')).status, 200);
});

test('texts and the byte order mark come only when they are asked for', async () => {
  assert.ok(!(await bytesOf('')).body.includes(COMMENT));
  assert.ok((await bytesOf('?texts=true')).body.includes(COMMENT));
  assert.ok(!(await bytesOf('?texts=false')).body.includes(COMMENT));
  assert.equal((await bytesOf('?bom=true')).body.subarray(0, 3).toString('hex'), 'efbbbf');
});

test('only keys for raw data and of administrators may, and they see no more than their unit', async () => {
  for (const role of ['survey_manager', 'analyst', 'leader', 'auditor']) {
    assert.equal((await call(pathOf(), { key: await makeKey(role) })).status, 403, role);
  }
  assert.equal((await call(pathOf())).status, 401);
  const rowsFor = async (unit: string, role = 'raw_data'): Promise<number> =>
    linesOf((await call(pathOf('?format=jsonl'), { key: await makeKey(role, { unit }) })).text)
      .length - 1;

  assert.equal(await rowsFor(world.province), 3);
  assert.equal(await rowsFor(world.province, 'administrator'), 3);
  assert.equal(await rowsFor(world.board), 2);
  assert.equal(await rowsFor(world.otherCounter), 1);
  assert.equal(await rowsFor(world.endedBoard), 0);
});

test('an export is noted with the number of the key and the unit it is bound to', async () => {
  const label = `noted ${world.tag}`;
  const bound = await makeKey('raw_data', { unit: world.board, label });
  const [number] = await sql(`SELECT staff_key_id FROM sipas.staff_key WHERE label = '${label}'`);
  const answer = await call(pathOf(`?format=csv&unit=${world.counter2}`), { key: bound });
  const listed = await mustRun('export', '--log', '--survey', world.survey, '--json');
  const [entry] = JSON.parse(listed.stdout);

  assert.equal(answer.status, 200);
  assert.equal(String(entry.key), number);
  assert.equal(entry.within, world.board);
  assert.equal(entry.unit, world.counter2);
  assert.equal(entry.rows, 1);
  assert.equal(entry.sha256, answer.headers.get('sipas-sha256'));
});

test('a wrong query is refused in a problem document and nothing is noted', async () => {
  const noted = async (): Promise<string | undefined> =>
    (await sql(`SELECT count(*) FROM sipas.export_log WHERE survey_code = '${world.survey}'`))[0];
  const before = await noted();

  for (const [query, where] of [
    ['?format=pdf', 'format'],
    ['?texts=perhaps', 'texts'],
    ['?bom=true&format=sav', 'bom'],
    ['?period=NEVER', 'period'],
    ['?unit=NO_SUCH', 'unit'],
    ['?colour=red', 'colour'],
  ] as const) {
    const answer = await call(pathOf(query), { key });

    assert.equal(answer.status, 422, query);
    assert.equal(answer.json.where, where, query);
  }
  assert.equal((await call(responsesPath('NO_SUCH'), { key })).status, 404);
  assert.equal(await noted(), before);
});
