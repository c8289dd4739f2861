import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { mustRun } from './support/command.ts';
import {
  call,
  countOf,
  read,
  responsesPath,
  submit,
  submitBatch,
  violationsOf,
  wholeGroup,
  type Json,
} from './support/http.ts';
import { addSurvey, makeWorld, response, type Response, type World } from './support/world.ts';

let world: World;

before(async () => {
  world = await makeWorld('BATCH');
});

const statusesOf = (json: Json): readonly number[] =>
  json.results.map(({ status }: Json) => status);

/** A batch in which every kind of verdict comes again and again. */
async function mixed(
  size: number,
): Promise<{ readonly rows: readonly unknown[]; readonly expected: readonly number[] }> {
  const known = response(world);
  const other = response(world);

  assert.equal((await submit(world.survey, known)).status, 201);
  assert.equal((await submit(world.survey, other)).status, 201);
  const kinds: readonly (readonly [number, () => unknown])[] = [
    [201, () => response(world)],
    [200, () => known],
    [422, () => response(world, { answers: { a1: 9, visited: 2 } })],
    [201, () => response(world, { channel: 'online', counter: undefined })],
    [409, () => ({ ...other, duration_s: 999 })],
    [422, () => response(world, { colour: 'red' })],
    [422, () => 'no object'],
  ];
  const picked = Array.from({ length: size }, (_, place) => kinds[place % kinds.length]!);

  return { rows: picked.map(([, make]) => make()), expected: picked.map(([status]) => status) };
}

test('a batch of 500 mixed responses gives each its verdict, in the order sent', async () => {
  const { rows, expected } = await mixed(500);
  const count = await countOf(world.survey);
  const answer = await submitBatch(world.survey, rows);

  assert.equal(answer.status, 200, answer.text.slice(0, 300));
  assert.equal(answer.json.results.length, 500);
  assert.deepEqual(statusesOf(answer.json), expected);
  for (const [place, result] of answer.json.results.entries()) {
    const row = rows[place] as Response | string;

    assert.equal(result.id, typeof row === 'string' ? null : row.id, `the id of row ${place}`);
    assert.equal('violations' in result, result.status === 422, `violations of row ${place}`);
  }
  assert.deepEqual(violationsOf(answer.json.results[2]), ['/answers/a1 off-scale']);
  assert.deepEqual(violationsOf(answer.json.results[5]), ['/colour unknown-member']);
  const stored = expected.filter((status) => status === 201).length;

  assert.equal(await countOf(world.survey), count + stored);
  const before = await wholeGroup(world.survey);
  const again = await submitBatch(world.survey, rows);

  assert.deepEqual(
    statusesOf(again.json),
    expected.map((status) => (status === 201 ? 200 : status)),
    'sent again',
  );
  assert.deepEqual(await wholeGroup(world.survey), before, 'nothing was stored twice');
});

test('a batch of 501 is refused as a whole', async () => {
  const count = await countOf(world.survey);
  const answer = await submitBatch(
    world.survey,
    Array.from({ length: 501 }, () => response(world)),
  );

  assert.equal(answer.status, 422);
  assert.deepEqual(violationsOf(answer.json), ['/responses too-many']);
  assert.equal(await countOf(world.survey), count);
});

const refused: readonly (readonly [string, unknown, string])[] = [
  ['without responses', { responses: [] }, '/responses empty'],
  ['that names none', {}, '/responses required'],
  ['that is a list', [], ' wrong-type'],
  ['whose responses are no list', { responses: {} }, '/responses wrong-type'],
];

for (const [which, body, violation] of refused) {
  test(`a batch ${which} is refused`, async () => {
    const answer = await call(`${responsesPath(world.survey)}:batch`, { body });

    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(violationsOf(answer.json), [violation]);
  });
}

test('a batch with an unknown or a doubled member is refused', async () => {
  const row = JSON.stringify(response(world));
  const count = await countOf(world.survey);

  for (const [body, violation] of [
    [`{"responses":[${row}],"when":1}`, '/when unknown-member'],
    [`{"responses":[${row}],"responses":[]}`, '/responses duplicate-key'],
  ] as const) {
    const answer = await call(`${responsesPath(world.survey)}:batch`, { body });

    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(violationsOf(answer.json), [violation]);
  }
  assert.equal(await countOf(world.survey), count);
});

test('a key that is doubled inside one response refuses that response only', async () => {
  const row = JSON.stringify(response(world));
  const answer = await call(`${responsesPath(world.survey)}:batch`, {
    body: `{"responses":[${row.replace('"answers":{', '"answers":{"a1":1,')},${JSON.stringify(response(world))}]}`,
  });

  assert.deepEqual(statusesOf(answer.json), [422, 201]);
  assert.deepEqual(violationsOf(answer.json.results[0]), ['/answers/a1 duplicate-key']);
});

test('an id that comes twice in a batch is stored once', async () => {
  const row = response(world);
  const count = await countOf(world.survey);
  const answer = await submitBatch(world.survey, [
    row,
    row,
    { ...row, duration_s: 1 },
    { ...row, revision: 2, complete: false },
  ]);

  assert.deepEqual(statusesOf(answer.json), [201, 200, 409, 201]);
  assert.deepEqual(
    answer.json.results.map(({ revision }: Json) => revision),
    [1, 1, 1, 2],
  );
  assert.equal(await countOf(world.survey), count + 1);
});

test('id and revision of a verdict are null where they could not be read', async () => {
  const id = randomUUID();
  const answer = await submitBatch(world.survey, [
    7,
    { ...response(world), id: '?' },
    { ...response(world), id, revision: 'x' },
  ]);

  assert.deepEqual(statusesOf(answer.json), [422, 422, 422]);
  assert.deepEqual(
    answer.json.results.map((result: Json) => [result.id, result.revision]),
    [
      [null, null],
      [null, 1],
      [id, null],
    ],
  );
});

test('two tablets that send the same batch at once store it once', async () => {
  const rows = Array.from({ length: 100 }, () => response(world));
  const count = await countOf(world.survey);
  const answers = await Promise.all([
    submitBatch(world.survey, rows),
    submitBatch(world.survey, [...rows].reverse()),
  ]);

  const statuses = answers.map(({ status }) => status);

  assert.ok(statuses.includes(200), `one of them gets through: ${statuses.join(', ')}`);
  assert.deepEqual(
    statuses.filter((status) => status !== 200 && status !== 503),
    [],
  );
  // Whoever was told to wait sends again.
  const last = await submitBatch(world.survey, rows);

  assert.deepEqual(new Set(statusesOf(last.json)), new Set([200]));
  assert.equal(await countOf(world.survey), count + 100);
});

test('a batch to a survey that does not exist is 404', async () => {
  assert.equal((await submitBatch('NO_SUCH_SURVEY', [response(world)])).status, 404);
});

test('a closed survey stores nothing of a batch, but knows what it has', async () => {
  const survey = await addSurvey(world, `CLOSED_${world.tag}`);
  const known = response(world);

  assert.equal((await submit(survey, known)).status, 201);
  await mustRun('survey', 'close', survey);
  const answer = await submitBatch(survey, [known, response(world), response(world)]);

  assert.equal(await countOf(survey), 1);
  assert.equal(answer.status, 200);
  assert.deepEqual(statusesOf(answer.json), [200, 410, 410]);
  assert.equal((await read(`/api/v1/surveys/${survey}`)).state, 'closed');
});
