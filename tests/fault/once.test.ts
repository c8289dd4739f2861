import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from '../api/support/command.ts';
import { startService, type Service } from '../api/support/service.ts';
import { makeWorld, response, type Response, type World } from '../api/support/world.ts';
import { openMany, postRequest, type Connection, type Reply } from './support/connection.ts';
import { ownSurvey, storedIds } from './support/count.ts';
import { batchPath, responsesPath } from './support/paths.ts';

const AT_ONCE = 50;
const ROUNDS = 8;
const REVISIONS = 20;
const IDS_OF_A_BATCH = 20;

let world: World;
let service: Service;
let connections: readonly Connection[];

before(async () => {
  world = await makeWorld('ONCE');
  service = await startService();
  connections = await openMany(service.base, AT_ONCE);
});

after(async () => {
  connections.forEach(({ close }) => close());
  await service.stop();
});

const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => [Math.random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);

/** All requests in one go, each on its connection. */
const askAll = (requests: readonly string[]): Promise<readonly Reply[]> =>
  Promise.all(requests.map((request, place) => connections[place]!.ask(request)));

const submitAll = (survey: string, bodies: readonly Response[]): Promise<readonly Reply[]> =>
  askAll(bodies.map((body) => postRequest(responsesPath(survey), body)));

const statusesOf = (replies: readonly Reply[]): readonly number[] =>
  replies.map(({ status }) => status).sort();

test('the same answer handed in 50 times at once is stored once: one 201, 49 times 200', async (t) => {
  const survey = await ownSurvey(world);

  for (let round = 0; round < ROUNDS; round++) {
    const body = response(world);
    const replies = await submitAll(survey, Array<Response>(AT_ONCE).fill(body));

    assert.deepEqual(statusesOf(replies), [...Array(AT_ONCE - 1).fill(200), 201]);
    assert.equal(replies.filter(({ text }) => JSON.parse(text).status === 'known').length, 49);
  }
  const stored = await storedIds(survey);

  t.diagnostic(`acknowledged ${ROUNDS} ids ${AT_ONCE} times each, stored ${stored.length}`);
  assert.equal(stored.length, ROUNDS);
});

test('50 different answers at once under one id: one 201, 49 times 409', async (t) => {
  const survey = await ownSurvey(world);

  for (let round = 0; round < ROUNDS; round++) {
    const id = randomUUID();
    const bodies = Array.from({ length: AT_ONCE }, (_, place) =>
      response(world, { id, duration_s: place + 1 }),
    );
    const replies = await submitAll(survey, bodies);
    const first = replies.findIndex(({ status }) => status === 201);
    const stored = await sql(
      `SELECT duration_s FROM sipas.response WHERE response_id = '${id}' AND survey_code = '${survey}'`,
    );

    assert.deepEqual(statusesOf(replies), [201, ...Array(AT_ONCE - 1).fill(409)]);
    assert.deepEqual(stored, [String(first + 1)], 'the acknowledged one is the stored one');
  }
  t.diagnostic(`acknowledged ${ROUNDS}, stored ${(await storedIds(survey)).length}`);
});

test('revisions 1 to 20 of one id at once: each is stored or known, and the highest is there', async (t) => {
  const survey = await ownSurvey(world);
  let acknowledged = 0;

  for (let round = 0; round < ROUNDS; round++) {
    const id = randomUUID();
    const revisions = shuffled(Array.from({ length: REVISIONS }, (_, place) => place + 1));
    const bodies = revisions.map((revision) => response(world, { id, revision }));
    const replies = await submitAll(survey, bodies);
    const stored = await sql(
      `SELECT revision FROM sipas.response WHERE response_id = '${id}' ORDER BY revision`,
    );
    const now = revisions.filter((_, place) => replies[place]!.status === 201);

    acknowledged += now.length;
    assert.deepEqual(
      statusesOf(replies).filter((status) => status !== 200 && status !== 201),
      [],
    );
    assert.deepEqual(
      stored.map(Number),
      now.sort((a, b) => a - b),
      'the rows are those of which 201 was told',
    );
    assert.equal(stored.at(-1), String(REVISIONS));
  }
  const stored = await storedIds(survey);

  t.diagnostic(`201 for ${acknowledged} revisions, stored ${stored.length}`);
  assert.equal(stored.length, acknowledged);
});

interface Item {
  readonly id: string;
  readonly status: number;
}

test('the same answers in batches of any order and one by one, all at once: each is stored once', async (t) => {
  const survey = await ownSurvey(world);
  let ids = 0;

  for (let round = 0; round < ROUNDS; round++) {
    const bodies = Array.from({ length: IDS_OF_A_BATCH }, () => response(world));
    const singles = bodies.map((body) => postRequest(responsesPath(survey), body));
    const batches = Array.from({ length: AT_ONCE - singles.length }, () =>
      postRequest(batchPath(survey), { responses: shuffled(bodies) }),
    );
    const replies = await askAll(shuffled([...batches, ...singles]));
    const items = replies.flatMap(({ status, text }): readonly Item[] => {
      const reply = JSON.parse(text);

      return reply.results ?? [{ id: reply.id, status }];
    });

    ids += bodies.length;
    assert.equal(items.length, IDS_OF_A_BATCH * (batches.length + 1));
    assert.deepEqual(
      items.filter(({ status }) => status !== 200 && status !== 201),
      [],
    );
    assert.deepEqual(
      items
        .filter(({ status }) => status === 201)
        .map(({ id }) => id)
        .sort(),
      bodies.map(({ id }) => id).sort(),
      'each is told stored exactly once',
    );
  }
  const stored = await storedIds(survey);

  t.diagnostic(`acknowledged ${ids}, stored ${stored.length}`);
  assert.equal(new Set(stored).size, ids);
  assert.equal(stored.length, ids);
});
