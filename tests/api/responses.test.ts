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
  wholeGroup,
  type Json,
} from './support/http.ts';
import {
  addProcedures,
  addSurvey,
  day,
  makeWorld,
  procedure,
  response,
  type Response,
  type World,
} from './support/world.ts';

let world: World;

before(async () => {
  world = await makeWorld('RESP');
});

/** How many chose each value of an item. */
function countsOf(group: Json, code: string): Record<string, number> {
  const item = group.items.find((candidate: Json) => candidate.code === code);

  return Object.fromEntries(item.counts.map(({ value, n }: Json) => [value, n]));
}

test('a response is stored once: 201, then 200 for the same body', async () => {
  const body = response(world);
  const count = await countOf(world.survey);
  const first = await submit(world.survey, body);
  const again = await submit(world.survey, body);

  assert.equal(first.status, 201);
  assert.deepEqual(first.json, { id: body.id, revision: 1, status: 'stored' });
  assert.equal(again.status, 200);
  assert.deepEqual(again.json, { id: body.id, revision: 1, status: 'known' });
  assert.equal(await countOf(world.survey), count + 1);
});

test('a response to a survey that does not exist is 404', async () => {
  const answer = await submit('NO_SUCH_SURVEY', response(world));

  assert.equal(answer.status, 404);
  assert.equal(answer.json.type, '/problems/not-found');
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
});

const stored: Partial<Response> = { comment: 'Cán bộ nhiệt tình', revision: 2 };
const changes: readonly (readonly [string, (world: World) => Partial<Response>])[] = [
  ['an answer', () => ({ answers: { a1: 5, a2: 5, b1: 'NA', overall: 4, visited: 2 } })],
  [
    'one answer more',
    () => ({ answers: { a1: 4, a2: 5, b1: 'NA', b2: 2, overall: 4, visited: 2 } }),
  ],
  ['NA left out', () => ({ answers: { a1: 4, a2: 5, overall: 4, visited: 2 } })],
  [
    'a text added',
    () => ({ answers: { a1: 4, a2: 5, b1: 'NA', overall: 4, visited: 2, remark: 'Tốt' } }),
  ],
  ['the comment', () => ({ comment: 'Cán bộ rất nhiệt tình' })],
  ['no comment', () => ({ comment: undefined })],
  ['the day', () => ({ day: day(-4) })],
  [
    'the unit',
    ({ otherBoard, otherCounter }) => ({
      unit: otherBoard,
      counter: otherCounter,
      procedure: undefined,
    }),
  ],
  ['the counter', ({ counter2 }) => ({ counter: counter2 })],
  ['the channel', () => ({ channel: 'online' })],
  ['the procedure', ({ anyProcedure }) => ({ procedure: anyProcedure })],
  ['the respondent type', () => ({ respondent_type: 'business' })],
  ['the language', () => ({ language: 'en' })],
  ['the duration', () => ({ duration_s: 41 })],
  ['completeness', () => ({ complete: false })],
];

for (const [what, change] of changes) {
  test(`another body under the same id and revision is 409: ${what}`, async () => {
    const body = response(world, stored);

    assert.equal((await submit(world.survey, body)).status, 201);
    const before = await wholeGroup(world.survey);
    const answer = await submit(world.survey, { ...body, ...change(world) });

    assert.equal(answer.status, 409);
    assert.equal(answer.json.type, '/problems/conflict');
    assert.deepEqual(await wholeGroup(world.survey), before);
    assert.equal(
      (await submit(world.survey, body)).status,
      200,
      'the first body is still the stored one',
    );
  });
}

test('a procedure that was just added to the catalogue may be answered about', async () => {
  const code = `PN_${world.tag}`;
  const body = response(world, { procedure: code });

  assert.equal((await submit(world.survey, body)).status, 422);
  await addProcedures(procedure(code, world.board));
  const reply = await submit(world.survey, body);

  assert.equal(reply.status, 201, reply.text);
});

test('the same id in another survey is 409', async () => {
  const other = await addSurvey(world, `OTHER_${world.tag}`);
  const body = response(world);

  assert.equal((await submit(world.survey, body)).status, 201);
  assert.equal((await submit(other, body)).status, 409);
  assert.equal(await countOf(other), 0);
});

test('a higher revision takes the place of the lower one in the results', async () => {
  const body = response(world, { complete: false, answers: { a1: 2, visited: 2 } });
  const before = await wholeGroup(world.survey);

  assert.equal((await submit(world.survey, body)).status, 201);
  const fuller = {
    ...body,
    revision: 2,
    complete: true,
    answers: { a1: 5, a2: 3, visited: 1, why: [1] },
  };
  const answer = await submit(world.survey, fuller);

  assert.equal(answer.status, 201);
  assert.deepEqual(answer.json, { id: body.id, revision: 2, status: 'stored' });
  const after = await wholeGroup(world.survey);

  assert.equal(after.responses, before.responses + 1);
  assert.equal(after.complete, before.complete + 1);
  assert.equal(after.partial, before.partial);
  assert.equal(countsOf(after, 'a1')[5], countsOf(before, 'a1')[5]! + 1);
  assert.equal(countsOf(after, 'a1')[2], countsOf(before, 'a1')[2]);
  assert.equal(countsOf(after, 'a2')[3], countsOf(before, 'a2')[3]! + 1);
});

test('a lower revision after a higher one answers 200 and changes nothing', async () => {
  const body = response(world, { revision: 3 });

  assert.equal((await submit(world.survey, body)).status, 201);
  const before = await wholeGroup(world.survey);
  const late = await submit(world.survey, { ...body, revision: 2, answers: { a1: 1, visited: 2 } });

  assert.equal(late.status, 200);
  assert.equal(late.json.status, 'known');
  assert.deepEqual(await wholeGroup(world.survey), before);
});

test('a higher revision cannot move a response to another day, unit or channel', async () => {
  const body = response(world);

  assert.equal((await submit(world.survey, body)).status, 201);
  for (const change of [
    { day: day(-4) },
    { unit: world.otherBoard, counter: world.otherCounter, procedure: undefined },
    { channel: 'online' },
  ]) {
    assert.equal(
      (await submit(world.survey, { ...body, revision: 2, ...change })).status,
      409,
      Object.keys(change)[0],
    );
  }
});

test('neither the order of members nor white space nor the way of writing a character matters', async () => {
  const body = response(world, {
    comment: 'Rất tốt',
    answers: { a1: 4, a2: 5, visited: 1, why: [1, 3], remark: 'đúng hẹn' },
  });
  const turned = Object.fromEntries(Object.entries(body).reverse());
  const answers = Object.fromEntries(Object.entries({ ...body.answers, why: [3, 1] }).reverse());
  const escaped = JSON.stringify({ ...turned, answers }, null, '\t').replace('ấ', '\\u1ea5');

  assert.equal((await submit(world.survey, body)).status, 201);
  const answer = await submit(world.survey, `\r\n ${escaped} \n`);

  assert.equal(answer.status, 200, answer.text);
});

test('Vietnamese, emoji and what looks like markup or SQL are ordinary text', async () => {
  for (const text of [
    'Thủ tục rườm rà, chờ lâu',
    '👍🏽 cảm ơn',
    "'; DROP TABLE response; --",
    '<script>"&\\'.slice(0, 20),
    'a\nb\tc',
  ]) {
    const body = response(world, {
      comment: text,
      answers: { a1: 3, visited: 2, remark: text.slice(0, 20) },
    });

    assert.equal((await submit(world.survey, body)).status, 201, text);
    assert.equal((await submit(world.survey, body)).status, 200, text);
  }
});

test('the id may be in capital letters and is the same id', async () => {
  const body = response(world);

  assert.equal((await submit(world.survey, body)).status, 201);
  assert.equal((await submit(world.survey, { ...body, id: body.id.toUpperCase() })).status, 200);
});

test('members that are optional may be left out', async () => {
  const { id, instrument, unit, day: when } = response(world);
  const least = {
    id,
    instrument,
    unit,
    day: when,
    channel: 'online',
    complete: false,
    answers: { a1: 1 },
  };

  assert.equal((await submit(world.survey, least)).status, 201);
  assert.equal(
    (await submit(world.survey, { ...least, revision: 1 })).status,
    200,
    'the revision is 1 if absent',
  );
});

test('a closed survey takes nothing new with 410, but knows what it has', async () => {
  const survey = await addSurvey(world, `CLOSED_${world.tag}`);
  const known = response(world);
  const path = `/api/v1/surveys/${survey}`;

  assert.equal((await submit(survey, known)).status, 201);
  assert.equal((await read(path)).state, 'open');
  await mustRun('survey', 'close', survey);
  const refused = await submit(survey, response(world));

  assert.equal(refused.status, 410);
  assert.equal(refused.json.type, '/problems/gone');
  assert.equal(
    (await submit(survey, { ...known, revision: 2 })).status,
    410,
    'a revision is new too',
  );
  assert.equal((await submit(survey, known)).status, 200);
  assert.equal((await submit(survey, { ...known, complete: false })).status, 409);
  assert.equal(await countOf(survey), 1);
  assert.equal((await read(path)).state, 'closed');
  const listed = (await read('/api/v1/surveys')).surveys.find(({ code }: Json) => code === survey);

  assert.equal(listed.state, 'closed');
  await mustRun('survey', 'open', survey);
  assert.equal((await submit(survey, response(world))).status, 201);
});

test('of 50 posts of one id at the same time exactly one is 201 and the others are 200', async () => {
  const body = response(world);
  const count = await countOf(world.survey);
  const answers = await Promise.all(Array.from({ length: 50 }, () => submit(world.survey, body)));
  const statuses = answers.map(({ status }) => status).sort();

  assert.deepEqual(statuses, [...Array<number>(49).fill(200), 201]);
  assert.equal(await countOf(world.survey), count + 1);
});

test('of 20 different bodies of one id at the same time exactly one is 201 and the others are 409', async () => {
  const id = randomUUID();
  const count = await countOf(world.survey);
  const bodies = Array.from({ length: 20 }, (_, place) =>
    response(world, { id, duration_s: 100 + place }),
  );
  const answers = await Promise.all(bodies.map((body) => submit(world.survey, body)));

  assert.deepEqual(answers.map(({ status }) => status).sort(), [
    201,
    ...Array<number>(19).fill(409),
  ]);
  assert.equal(await countOf(world.survey), count + 1);
});

test('of 20 revisions of one id at the same time only the highest counts', async () => {
  const id = randomUUID();
  const count = await countOf(world.survey);
  const before = countsOf(await wholeGroup(world.survey), 'b2');
  const bodies = Array.from({ length: 20 }, (_, place) =>
    response(world, { id, revision: place + 1, answers: { b2: place === 19 ? 2 : 0, visited: 2 } }),
  );
  const answers = await Promise.all(bodies.map((body) => submit(world.survey, body)));

  for (const { status, text } of answers) {
    assert.ok(status === 200 || status === 201, text);
  }
  const after = countsOf(await wholeGroup(world.survey), 'b2');

  assert.equal(await countOf(world.survey), count + 1);
  assert.equal(after[2], before[2]! + 1);
  assert.equal(after[0], before[0]);
});

test('the reply carries no cookie and may not be stored by anybody on the way', async () => {
  const answer = await call(responsesPath(world.survey), { body: response(world) });

  assert.equal(answer.headers.get('set-cookie'), null);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.equal(answer.headers.get('content-type'), 'application/json');
});
