import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileOf, makeKey, mustRun, sql } from './support/command.ts';
import { downloaded, type Download } from './support/exports.ts';
import { resultsPath } from './support/http.ts';
import { baseUrl } from './support/setting.ts';
import { makeWorld, response, type World } from './support/world.ts';

const byUnit = '?by=unit';

let world: World;

before(async () => {
  world = await makeWorld('KNOWN');
  const sent = Array.from({ length: 40 }, () => response(world, { procedure: undefined }));

  await mustRun(
    'import',
    '--survey',
    world.survey,
    fileOf(sent.map((row) => JSON.stringify(row)).join('\n')),
  );
});

const pathOf = (query: string): string => resultsPath(world.survey, query);
const download = (query: string, headers?: Readonly<Record<string, string>>): Promise<Download> =>
  downloaded(pathOf(query), headers);

test('who has the answer is told so, in every format, until something changes', async () => {
  const tags = new Set<string | null>();

  for (const query of [
    byUnit,
    `${byUnit}&format=csv`,
    `${byUnit}&format=csv&bom=true`,
    `${byUnit}&format=xlsx`,
  ]) {
    const { answer } = await download(query);
    const tag = answer.headers.get('etag') ?? '';

    assert.match(tag, /^"[0-9a-f]+"$/);
    assert.equal(answer.headers.get('cache-control'), 'private, no-cache');
    tags.add(tag);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await download(query, { 'if-none-match': known });

      assert.equal(again.answer.status, 304, query);
      assert.equal(again.answer.headers.get('etag'), tag);
      assert.equal(again.body.length, 0);
    }
    assert.equal((await download(query, { 'if-none-match': '"other"' })).answer.status, 200);
  }
  assert.equal(tags.size, 4);
  const [known = ''] = tags as Set<string>;
  const bound = await makeKey('analyst', { unit: world.board });
  const theirs = await download(byUnit, {
    'if-none-match': known,
    authorization: `Bearer ${bound}`,
  });

  assert.equal(theirs.answer.status, 200);
  const nobody = await fetch(baseUrl + pathOf(byUnit), { headers: { 'if-none-match': known } });

  assert.equal(nobody.status, 401);
});

test('nothing is computed for who has the answer', async () => {
  // Whatever is asked of a counter needs the tree of units, which is locked meanwhile.
  const query = `?unit=${world.counter}`;
  const known = { 'if-none-match': (await download(query)).answer.headers.get('etag') ?? '' };
  const locked = sql('LOCK TABLE sipas.unit IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(3)');

  await sleep(500);
  const begun = performance.now();

  assert.equal((await download(query, known)).answer.status, 304);
  const told = performance.now();

  assert.equal((await download(query)).answer.status, 200);
  const computed = performance.now();

  assert.ok(
    told - begun < 1000 && computed - told > 1000,
    `${told - begun}, ${computed - told} ms`,
  );
  await locked;
});

test('a crosstab has answers of its own, and so no tag', async () => {
  const { answer } = await download('?figures=crosstab&first=a1&second=a2');

  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('etag'), null);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
});

test('an answer is another one once the catalogue has changed', async () => {
  const { answer } = await download(byUnit);
  const known = { 'if-none-match': answer.headers.get('etag') ?? '' };

  await makeWorld('KNOWN2');
  for (
    let turn = 0;
    turn < 50 && (await download(byUnit, known)).answer.status === 304;
    turn += 1
  ) {
    await sleep(100);
  }
  assert.equal((await download(byUnit, known)).answer.status, 200);
});
