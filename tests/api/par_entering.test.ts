import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileOf, mustRun, sipas } from './support/command.ts';
import { asStaff, violationsOf, type Json } from './support/http.ts';
import { frameworkOf, scorecardPath } from './support/par.ts';
import {
  act,
  cardOf,
  historyOf,
  makeWorkplace,
  must,
  openRound,
  score,
  type Card,
  type Staff,
} from './support/par_work.ts';
import { type World } from './support/world.ts';

let world: World;
let card: Card;
let other: Card;
let staff: Staff;

const DECISION = { number: '123/QĐ-UBND', date: '2026-12-30' };

before(async () => {
  ({ world, staff, card, other } = await makeWorkplace('ENTERING'));
  await openRound(card, [card.unit]);
});

test('the operator enters cards of many units at once, with totals and a decision, or none', async () => {
  const document = (more: Json = {}): Json => ({
    framework: world.framework,
    version: 1,
    period: 'OLD',
    stage: 'final',
    reason: 'Quyết định cũ',
    cards: [
      { unit: card.unit, points: { '1.1': 20.004, '1.2': 10.003 }, na: ['1.3'] },
      { unit: other.unit, points: { '1.1': 21 }, facts: { '1.3': { option: 'no' } } },
    ],
    ...more,
  });
  const enter = (more: Json) => sipas(['par', 'score', fileOf(document(more))]);
  const gone = async (): Promise<number> =>
    (await asStaff(scorecardPath(card.framework, card.unit, 'OLD'))).status;
  const ofTotal = (total: number): Json => ({
    cards: [{ unit: card.unit, points: { '1.1': 20.004, '1.2': 10.003 }, na: ['1.3'], total }],
  });
  const bad: readonly (readonly [Json, RegExp])[] = [
    [{ cards: [...document().cards, { unit: 'NO_SUCH', points: { '1.1': 1 } }] }, /NO_SUCH/],
    [{ cards: [...document().cards, document().cards[0]] }, /\/cards\/2\/unit: repeated/],
    [
      { cards: [{ unit: card.unit, points: { '1.1': 31 } }] },
      /\/cards\/0\/points\/1\.1: out-of-range/,
    ],
    [{ decision: DECISION }, /2: release/],
    [{ stage: 'self', decision: DECISION }, /\/decision: not-applicable/],
    [ofTotal(30.1), /\/cards\/0\/total: inconsistent/],
  ];

  for (const [more, why] of bad) {
    const outcome = await enter(more);

    assert.equal(outcome.code, 1, JSON.stringify(more));
    assert.match(outcome.stderr, why);
    assert.equal(await gone(), 404, JSON.stringify(more));
  }
  assert.equal((await enter({})).code, 0);
  assert.equal((await enter(ofTotal(30.01))).code, 0, 'within the rounding of two parts');
  assert.match((await enter({})).stdout, /unchanged/);
  assert.deepEqual(
    (await historyOf({ ...card, period: 'OLD' })).map(({ author, to }) => [author, to]),
    [
      ['operator', 'final 20.004'],
      ['operator', 'final 10.003'],
      ['operator', 'final N/A'],
      ['operator', 'final 30.01'],
    ],
  );
});

test('what the published card says changes by another decision only', async () => {
  const frame = `PLAIN_${world.tag}`;
  const plain = {
    ...frameworkOf(world),
    code: frame,
    max_points: 62,
  };

  plain.fields.pop();
  await mustRun('par', 'framework', 'add', fileOf(plain));
  const enter = (points: Json, more: Json = {}) =>
    sipas([
      'par',
      'score',
      fileOf({
        framework: frame,
        version: 1,
        unit: card.unit,
        period: '2021',
        stage: 'final',
        reason: 'Công bố',
        points,
        ...more,
      }),
    ]);
  const published = { ...card, framework: frame, period: '2021' };

  assert.match((await enter({ '1.1': 40, '1.2': 20 }, { decision: DECISION })).stdout, /published/);
  const body = await cardOf(published);

  assert.deepEqual([body.state, body.decision], ['published', DECISION]);
  assert.match((await enter({ '1.1': 40 }, { decision: DECISION })).stdout, /unchanged/);
  assert.equal((await enter({ '1.1': 39 })).code, 1);
  assert.equal((await enter({ '1.1': 39 }, { decision: DECISION })).code, 1);
  assert.equal(
    (await enter({ '1.1': 39 }, { decision: { number: '9/QĐ', date: '2027-01-02' } })).code,
    0,
  );
  assert.equal((await cardOf(published)).points, 59);

  // A total that was published belongs to the points that were: other points need another one.
  const third = { decision: { number: '10/QĐ', date: '2027-01-03' } };
  const fourth = { decision: { number: '11/QĐ', date: '2027-01-04' } };

  assert.equal((await enter({ '1.1': 39 }, { total: 59.01, ...third })).code, 0);
  const stale = await enter({ '1.1': 38 }, fourth);

  assert.equal(stale.code, 1);
  assert.match(stale.stderr, /\/total: inconsistent/);
  assert.deepEqual(
    [(await cardOf(published)).points, (await cardOf(published)).total],
    [59, 59.01],
  );
  assert.equal((await enter({ '1.1': 38 }, { total: 58, ...fourth })).code, 0);
  assert.deepEqual([(await cardOf(published)).points, (await cardOf(published)).total], [58, 58]);
});

test('the council decides on no total of the operator that its points do not add up to', async () => {
  const decided = { ...card, framework: `PLAIN_${world.tag}`, period: '2022' };
  const enterTotal = (total: number) =>
    sipas([
      'par',
      'score',
      fileOf({ ...decided, version: 1, stage: 'final', reason: 'Công bố', total }),
    ]);
  const finalise = () => act(decided, staff.council, 'finalise', { decision: DECISION });

  await openRound(decided, [decided.unit]);
  for (const [criterion, points] of [
    ['1.1', 40],
    ['1.2', 20],
  ] as const) {
    await must(score(decided, staff.officer, { criterion, stage: 'self', points, reason: 'Đủ' }));
  }
  await must(act(decided, staff.officer, 'send'));
  for (const criterion of ['1.1', '1.2']) {
    await must(score(decided, staff.appraiser, { criterion, stage: 'appraised', accept: true }));
  }
  await must(act(decided, staff.appraiser, 'appraise'));
  assert.match((await enterTotal(59)).stderr, /\/total: inconsistent/);
  assert.equal((await enterTotal(60.01)).code, 0, 'within the rounding of two parts');
  await must(
    score(decided, staff.council, { criterion: '1.1', stage: 'final', points: 38, reason: 'Xét' }),
  );
  const refused = await finalise();

  assert.deepEqual([refused.status, refused.json.where], [409, 'total']);
  assert.match(refused.json.detail, /total of 60\.01, but the points add up to 58:/);
  const { state, decision } = await cardOf(decided);

  assert.deepEqual([state, decision], ['appraised', null], 'nothing was decided');
  assert.deepEqual(
    (await historyOf(decided)).filter(({ to }) => to === 'final 20'),
    [],
    'and nothing copied',
  );
  assert.equal((await enterTotal(58.01)).code, 0);
  await must(finalise());
  assert.deepEqual([(await cardOf(decided)).points, (await cardOf(decided)).total], [58, 58.01]);
});

const wrong: readonly (readonly [string, Json, string])[] = [
  [
    'of a criterion that a survey fills',
    { criterion: '2', points: 38 },
    '/criterion not-applicable',
  ],
  ['of a sum', { criterion: '1', points: 1 }, '/criterion inconsistent'],
  ['of nothing that is there', { criterion: '9', points: 1 }, '/criterion unknown-reference'],
  ['above the maximum', { criterion: '1.1', points: 30.000001 }, '/points out-of-range'],
  ['below zero', { criterion: '1.1', points: -1 }, '/points out-of-range'],
  ['without the facts of the rule', { criterion: '1.2', points: 20 }, '/facts required'],
  ['of other facts', { criterion: '1.2', facts: { count: 1 } }, '/facts not-applicable'],
  [
    'of an option that is not there',
    { criterion: '1.3', facts: { option: 'x' } },
    '/facts unknown-reference',
  ],
  ['of a bonus that does not apply', { criterion: 'T', na: true }, '/na na-not-allowed'],
  ['of a bonus below its lowest', { criterion: 'T', points: -2.5 }, '/points out-of-range'],
  ['twice', { criterion: '1.1', points: 1, na: true }, '/points inconsistent'],
  ['not at all', { criterion: '1.1' }, '/points required'],
  ['with a total', { criterion: '1.1', points: 1, total: 1 }, '/total unknown-member'],
  ['that accept nothing', { criterion: '1.1', accept: true }, '/accept not-applicable'],
];

for (const [which, body, violation] of wrong) {
  test(`points ${which} are refused`, async () => {
    const answer = await score(card, staff.officer, { stage: 'self', ...body });

    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(violationsOf(answer.json), [violation]);
  });
}
