import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { countOf, submit, violationsOf } from './support/http.ts';
import { inCheckout } from './support/setting.ts';
import { day, makeWorld, response, type Response, type World } from './support/world.ts';

let world: World;

before(async () => {
  world = await makeWorld('VIOL');
});

type Change = Partial<Response> | ((world: World) => Partial<Response>);

/** Answers of a break-off, so that nothing is missed. */
const answered = (answers: Record<string, unknown>): Change => ({ complete: false, answers });
const without = (member: string): Change => ({ [member]: undefined });

/** code, pointer, the change that an acceptable body needs to have just this violation */
const refused: readonly (readonly [string, string, Change])[] = [
  ['required', '/id', without('id')],
  ['required', '/instrument', without('instrument')],
  ['required', '/unit', without('unit')],
  ['required', '/channel', without('channel')],
  ['required', '/day', without('day')],
  ['required', '/complete', without('complete')],
  [
    'required',
    '/answers',
    { complete: false, answers: undefined as unknown as Response['answers'] },
  ],
  ['required', '/counter', without('counter')],
  ['required', '/answers/visited', { answers: { a1: 4 } }],
  ['wrong-type', '/id', { id: 7 as unknown as string }],
  ['wrong-type', '/complete', { complete: 'true' }],
  ['wrong-type', '/answers', { complete: false, answers: [4] as unknown as Response['answers'] }],
  ['wrong-type', '/duration_s', { duration_s: 1.5 }],
  ['wrong-type', '/revision', { revision: '1' }],
  ['wrong-type', '/day', { day: 20260101 }],
  ['wrong-type', '/comment', { comment: ['a'] }],
  ['wrong-type', '/answers/a1', answered({ a1: '4' })],
  ['wrong-type', '/answers/a1', answered({ a1: 4.5 })],
  ['wrong-type', '/answers/a1', answered({ a1: true })],
  ['wrong-type', '/answers/a1', answered({ a1: null })],
  ['wrong-type', '/answers/a1', answered({ a1: { value: 4 } })],
  ['wrong-type', '/answers/a1', answered({ a1: [4] })],
  ['wrong-type', '/answers/why', answered({ visited: 1, why: 1 })],
  ['wrong-type', '/answers/remark', answered({ remark: 5 })],
  ['unknown-member', '/colour', { colour: 'red' }],
  ['unknown-member', '/a~1b~0c', { 'a/b~c': 1 }],
  ['unknown-item', '/answers/zz', answered({ a1: 4, zz: 4 })],
  ['off-scale', '/answers/a1', answered({ a1: 0 })],
  ['off-scale', '/answers/a1', answered({ a1: 6 })],
  ['off-scale', '/answers/a1', answered({ a1: -4 })],
  ['off-scale', '/answers/a1', answered({ a1: 260 })],
  ['off-scale', '/answers/b2', answered({ b2: 3 })],
  ['off-scale', '/answers/visited', answered({ visited: 3 })],
  ['off-scale', '/answers/why/1', answered({ visited: 1, why: [1, 9] })],
  ['na-not-allowed', '/answers/a2', answered({ a1: 4, a2: 'NA' })],
  ['not-applicable', '/answers/why', answered({ visited: 2, why: [1] })],
  ['not-applicable', '/answers/why', answered({ why: [1] })],
  ['empty', '/answers', answered({})],
  ['empty', '/answers/why', answered({ visited: 1, why: [] })],
  ['empty', '/answers/remark', answered({ remark: '' })],
  ['empty', '/comment', { comment: '' }],
  ['repeated-option', '/answers/why/2', answered({ visited: 1, why: [1, 2, 1] })],
  ['too-long', '/answers/remark', answered({ remark: 'ờ'.repeat(21) })],
  ['too-long', '/comment', { comment: 'ờ'.repeat(1001) }],
  ['bad-format', '/id', { id: '94485a00' }],
  ['bad-format', '/id', { id: '94485a00-cbf2-11e4-a0ab-ce9a6f54bfce' }],
  ['bad-format', '/id', { id: '94485a00cbf241e4a0abce9a6f54bfce' }],
  ['bad-format', '/unit', { unit: 'BQL DQ' }],
  ['bad-format', '/unit', { unit: 'A'.repeat(41) }],
  ['bad-format', '/language', { language: 'tiếng Việt' }],
  ['bad-date', '/day', { day: '2026-02-30' }],
  ['bad-date', '/day', { day: '01/10/2026' }],
  ['bad-date', '/day', { day: `${day(-3)}T08:00:00` }],
  ['out-of-period', '/day', { day: day(-61) }],
  ['future-day', '/day', { day: day(2) }],
  [
    'unknown-unit',
    '/unit',
    ({ province }) => ({
      unit: province,
      channel: 'online',
      counter: undefined,
      procedure: undefined,
    }),
  ],
  [
    'unknown-unit',
    '/unit',
    ({ endedBoard }) => ({
      unit: endedBoard,
      channel: 'online',
      counter: undefined,
      procedure: undefined,
    }),
  ],
  ['unknown-counter', '/counter', { counter: 'NO_SUCH-K1' }],
  ['unknown-counter', '/counter', ({ otherCounter }) => ({ counter: otherCounter })],
  ['unknown-counter', '/counter', ({ board }) => ({ counter: board })],
  ['unknown-procedure', '/procedure', { procedure: 'NONE' }],
  ['unknown-procedure', '/procedure', ({ otherProcedure }) => ({ procedure: otherProcedure })],
  ['channel-closed', '/channel', { channel: 'paper' }],
  ['out-of-range', '/channel', { channel: 'fax' }],
  ['out-of-range', '/respondent_type', { respondent_type: 'robot' }],
  ['out-of-range', '/respondent_type', { respondent_type: '' }],
  ['out-of-range', '/revision', { revision: 0 }],
  ['out-of-range', '/revision', { revision: 101 }],
  ['out-of-range', '/duration_s', { duration_s: -1 }],
  ['out-of-range', '/duration_s', { duration_s: 86401 }],
  [
    'too-many',
    '/answers',
    answered(Object.fromEntries(Array.from({ length: 801 }, (_, place) => [`q${place}`, 1]))),
  ],
  ['wrong-instrument', '/instrument', { instrument: 'SIPAS_2017_22' }],
];

const applied = (change: Change): Response =>
  response(world, typeof change === 'function' ? change(world) : change);
const shortened = (change: Change): string => {
  const json = JSON.stringify(typeof change === 'function' ? change(world) : change);

  return json.length > 100 ? `${json.slice(0, 100)}…` : json;
};

for (const [code, pointer, change] of refused) {
  test(`${code} is told of ${pointer}`, async () => {
    const count = await countOf(world.survey);
    const answer = await submit(world.survey, applied(change));

    assert.equal(answer.status, 422, `${shortened(change)}: ${answer.text}`);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    assert.equal(answer.json.type, '/problems/invalid');
    assert.equal(answer.json.status, 422);
    assert.deepEqual(violationsOf(answer.json), [`${pointer} ${code}`], shortened(change));
    assert.equal(await countOf(world.survey), count, 'nothing was stored');
  });
}

const doubled: readonly (readonly [string, (text: string) => string])[] = [
  ['/channel', (text) => text.replace('{', '{"channel":"kiosk",')],
  ['/answers/a1', (text) => text.replace('"answers":{', '"answers":{"a1":5,')],
];

for (const [pointer, twice] of doubled) {
  test(`duplicate-key is told of ${pointer}`, async () => {
    const answer = await submit(world.survey, twice(JSON.stringify(response(world))));

    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(violationsOf(answer.json), [`${pointer} duplicate-key`]);
  });
}

test('every code that the description promises for a response is shown here', () => {
  const description = readFileSync(inCheckout('service/docs/openapi.yaml'), 'utf8');
  const list = /Violation:[\s\S]*?enum: \[([^\]]*)\]/.exec(description)?.[1] ?? '';
  const codes = list.split(',').map((code) => code.trim());
  const ofDocuments = new Set(['repeated', 'unknown-reference', 'inconsistent']);
  const ofBoxes = new Set(['other-counter']); // told of what a tablet sealed
  const shown = new Set(['duplicate-key', ...refused.map(([code]) => code)]);

  assert.ok(codes.length > 20, 'the list was found');
  assert.deepEqual(
    codes.filter((code) => !ofDocuments.has(code) && !ofBoxes.has(code) && !shown.has(code)),
    [],
  );
  assert.deepEqual(
    [...shown].filter((code) => !codes.includes(code)),
    [],
  );
});

test('five different errors in one body give one answer that names all five', async () => {
  const body = response(world, {
    unit: 'NO_SUCH',
    counter: undefined,
    channel: 'paper',
    day: '2026-13-01',
    colour: 'red',
    procedure: undefined,
    answers: { a1: 6, visited: 2 },
  });
  const answer = await submit(world.survey, body);

  assert.equal(answer.status, 422);
  assert.deepEqual(violationsOf(answer.json), [
    '/answers/a1 off-scale',
    '/channel channel-closed',
    '/colour unknown-member',
    '/day bad-date',
    '/unit unknown-unit',
  ]);
});

const accepted: readonly (readonly [string, Change])[] = [
  ['a text as long as its item allows', answered({ remark: 'ờ'.repeat(20) })],
  ['a comment of 1000 characters, each of several bytes', { comment: 'ờ'.repeat(1000) }],
  ['the day of tomorrow, for a tablet whose clock is ahead', { day: day(1) }],
  ['the first day of the first period', { day: day(-60) }],
  ['the last day of a period and the first of the next', { day: day(-30) }],
  [
    'a unit that has ended since, on a day when it was there',
    ({ endedBoard }) => ({
      unit: endedBoard,
      day: day(-21),
      channel: 'online',
      counter: undefined,
      procedure: undefined,
    }),
  ],
  ['a procedure of any unit', ({ anyProcedure }) => ({ procedure: anyProcedure })],
  ['NA where it is allowed', answered({ a1: 'NA', b2: 'NA', gender: 'NA' })],
  ['option 0 of a scale that starts there', answered({ b2: 0 })],
  ['a question that was opened by an earlier answer', { answers: { visited: 1, why: [3, 1] } }],
  ['the highest revision', { revision: 100 }],
  ['a whole day of thinking', { duration_s: 86400 }],
  ['no respondent type', { respondent_type: undefined }],
];

for (const [what, change] of accepted) {
  test(`this is accepted: ${what}`, async () => {
    const answer = await submit(world.survey, applied(change));

    assert.equal(answer.status, 201, answer.text);
  });
}
