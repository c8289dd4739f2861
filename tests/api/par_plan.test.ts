import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileOf, makeKey, mustRun, sipas, sql } from './support/command.ts';
import { asStaff, call, read, submitBatch, type Answer, type Json } from './support/http.ts';
import { addFramework, scoresOf } from './support/par.ts';
import { addSurvey, makeWorld, response, type World } from './support/world.ts';

let world: World;
let officer = '';
let analyst = '';
let stranger = '';

const keyOf = (period = '2025'): Json => ({
  framework: world.framework,
  unit: world.board,
  period,
});
const query = (more: Json = {}): string => new URLSearchParams({ ...keyOf(), ...more }).toString();
const planPath = (more: Json = {}): string => `/api/v1/par/plan?${query(more)}`;
const plan = (more: Json = {}): Promise<Json> => read(planPath(more), officer);
const optimum = (target: string): Promise<Json> =>
  read(`/api/v1/par/optimum?${query({ target })}`, officer);

const post = (path: string, body: Json, key = officer): Promise<Answer> =>
  call(`/api/v1/par/${path}`, { body, key });
const measure = (code: string, more: Json = {}): Promise<Answer> =>
  post('measures', { ...keyOf(), code, ...more });

const found = (body: Json, code: string): Json =>
  body.measures.find((each: Json) => each.code === code);

/** A survey that fills criterion 2 in a period, with so many satisfied answers of 20. */
async function release(code: string, period: string, satisfied: number): Promise<void> {
  const survey = await addSurvey(world, `${code}_${world.tag}`, {
    feeds: [{ framework: world.framework, criterion: '2', period }],
  });
  const bodies = Array.from({ length: 20 }, (_, i) =>
    response(world, { answers: { a1: i < satisfied ? 5 : 2, visited: 2 } }),
  );

  assert.equal((await submitBatch(survey, bodies)).status, 200);
  await mustRun('release', '--survey', survey);
}

before(async () => {
  world = await makeWorld('PLAN');
  await addFramework(world);
  officer = await makeKey('par_officer', { unit: world.board });
  analyst = await makeKey('analyst');
  stranger = await makeKey('par_officer', { unit: world.otherBoard });
  await mustRun(
    'par',
    'score',
    fileOf(scoresOf(world, { '1.1': 40, '1.2': 15.25 }, { period: '2025', stage: 'final' })),
  );
});

test('the board of Tiền Giang lost 6.95 points in four fields, and its plan wins them back', async () => {
  const key = { framework: 'TG_BQLKCN_2019', unit: 'BQLKCN_TG', period: '2019' };
  const args = Object.entries(key).flatMap(([name, value]) => [`--${name}`, value]);

  await mustRun('par', 'plan', 'propose', ...args);
  const made = JSON.parse((await mustRun('par', 'plan', 'show', ...args, '--json')).stdout);
  const best = await read(`/api/v1/par/optimum?${new URLSearchParams({ ...key, target: '100' })}`);

  assert.deepEqual(
    made.measures.map(({ code, expected }: Json) => [code, expected]),
    [
      ['KP-4', 2.6],
      ['KP-5', 0.5],
      ['KP-6', 2.75],
      ['KP-7', 1.1],
    ],
  );
  assert.equal(made.from, 93.05);
  assert.equal(made.totals.expected, 6.95);
  assert.deepEqual([best.from, best.target, best.gap, best.reached], [93.05, 100, 6.95, true]);
  assert.deepEqual(
    best.fields.map(({ code, gap }: Json) => [code, gap]),
    [
      ['4', 2.6],
      ['5', 0.5],
      ['6', 2.75],
      ['7', 1.1],
    ],
  );
  assert.equal(best.points, 6.95);
  assert.deepEqual(
    JSON.parse((await mustRun('par', 'optimum', ...args, '--target', '100', '--json')).stdout),
    best,
  );
});

test('a plan is proposed once, for each criterion below its maximum', async () => {
  const first = await post('plan', keyOf());
  const again = await post('plan', keyOf());

  assert.equal(first.status, 200, first.text);
  assert.deepEqual(
    first.json.measures.map(({ code, expected, lost, state }: Json) => [
      code,
      expected,
      lost,
      state,
    ]),
    [
      ['KP-1.1', 2, 2, 'proposed'],
      ['KP-1.2', 4.75, 4.75, 'proposed'],
    ],
  );
  assert.deepEqual(again.json, first.json);
  assert.match(first.json.measures[0].due_on, /^\d{4}-09-30$/);
});

test('a measure changes by its reason, and what was written before stays', async () => {
  const lacking = await measure('KP-1.1', { progress: 40 });
  const changed = await measure('KP-1.1', {
    progress: 40,
    state: 'doing',
    due_on: '2026-01-31',
    reason: 'Đã triển khai',
  });
  const { measures, history, overdue } = await plan({ history: '1' });

  assert.equal(lacking.status, 422);
  assert.deepEqual(lacking.json.violations, [{ pointer: '/reason', code: 'required' }]);
  assert.equal(changed.status, 200, changed.text);
  assert.deepEqual(
    [measures[0].state, measures[0].progress, measures[0].expected, measures[0].overdue],
    ['doing', 40, 2, true],
  );
  assert.equal(overdue, 1);
  assert.deepEqual(
    history.map(({ code, state, reason }: Json) => [code, state, reason.slice(0, 6)]),
    [
      ['KP-1.1', 'proposed', 'Đề xuấ'],
      ['KP-1.2', 'proposed', 'Đề xuấ'],
      ['KP-1.1', 'doing', 'Đã tri'],
    ],
  );
  assert.match(history[2].author, /^par_officer #\d+/);
});

test('what a plan tells may be sent back', async () => {
  const [same] = (await plan()).measures;

  assert.equal((await measure('KP-1.1', same)).status, 200);
  assert.equal((await plan({ history: '1' })).history.length, 3);
});

const wrong: readonly (readonly [string, Json, string])[] = [
  ['on a criterion that is not there', { criterion: '9' }, '/criterion unknown-reference'],
  ['on a criterion that is not scored yet', { criterion: '2' }, '/criterion not-applicable'],
  ['that brings more than was lost', { expected: 2.000001 }, '/expected out-of-range'],
  ['of no chance', { chance: 0 }, '/chance out-of-range'],
  ['due before the period', { due_on: '2024-12-31' }, '/due_on out-of-range'],
  ['that needs itself', { requires: ['NEW'] }, '/requires/0 inconsistent'],
  ['against one that is not there', { excludes: ['NONE'] }, '/excludes/0 unknown-reference'],
  ['without a title', { title: undefined }, '/title required'],
  ['in charge of which is no unit', { owner_unit: 'Văn phòng' }, '/owner_unit unknown-unit'],
  ['in charge of which is nobody', { owner_unit: '' }, '/owner_unit unknown-unit'],
  ['in an unknown state', { state: 'late' }, '/state bad-format'],
  ['with an unknown member', { boss: 'x' }, '/boss unknown-member'],
];
const good = { criterion: '1.1', title: 'Việc', due_on: '2026-09-30', expected: 1 };

for (const [which, change, said] of wrong) {
  test(`a measure ${which} is refused`, async () => {
    const answer = await measure('NEW', { ...good, ...change });

    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(
      answer.json.violations.map(({ pointer, code }: Json) => `${pointer} ${code}`),
      [said],
    );
  });
}

test('a unit in charge is taken by its code; a text from before stays until it is changed', async () => {
  const named = await measure('KP-1.2', { owner_unit: world.otherBoard, reason: 'Phân công' });

  assert.equal(named.status, 200, named.text);
  assert.ok(found(named.json, 'KP-1.2').owner_name.vi);
  await sql(
    `UPDATE sipas.measure SET owner_unit = 'Văn phòng'
      WHERE unit_code = '${world.board}' AND measure_code = 'KP-1.2'`,
  );
  const old = found(await plan(), 'KP-1.2');

  assert.deepEqual([old.owner_unit, old.owner_name], ['Văn phòng', null]);
  assert.equal((await measure('KP-1.2', { ...old, progress: 10, reason: 'Tiến độ' })).status, 200);
  const other = await measure('KP-1.2', { owner_unit: 'Văn phòng Ban', reason: 'Phân công' });

  assert.deepEqual(other.json.violations, [{ pointer: '/owner_unit', code: 'unknown-unit' }]);
  assert.equal(found(await plan(), 'KP-1.2').owner_unit, 'Văn phòng');
});

test('who has no part in a plan may read it and not write it; another unit not even that', async () => {
  const body = { ...keyOf(), code: 'KP-1.1', progress: 1, reason: 'x' };

  assert.equal((await call(planPath(), { key: analyst })).status, 200);
  const [seen] = (await call(planPath(), { key: analyst })).json.measures;

  assert.deepEqual([seen.evidence, seen.author], [null, null]);
  assert.equal((await call(planPath({ history: '1' }), { key: analyst })).status, 403);
  assert.equal((await call(planPath(), {})).status, 401);
  assert.equal((await call(planPath(), { key: stranger })).status, 403);
  for (const key of [analyst, stranger, await makeKey('appraiser'), await makeKey('council')]) {
    assert.equal((await post('measures', body, key)).status, 403);
    assert.equal((await post('plan', keyOf(), key)).status, 403);
    assert.equal(
      (await post('targets', { ...keyOf(), kind: 'rank', low: 1, high: 10 }, key)).status,
      403,
    );
  }
  assert.equal((await asStaff('/api/v1/par/measures', { body })).status, 403);
});

test('a plan document is taken as a whole or not at all', async () => {
  const document = {
    ...keyOf(),
    reason: 'Kế hoạch 30/KH-BQL',
    measures: [
      { code: 'A', ...good, cost: 10 },
      {
        code: 'B',
        ...good,
        criterion: '1.2',
        expected: 4.75,
        cost: 20,
        chance: 80,
        requires: ['A'],
      },
    ],
  };
  const bad = structuredClone(document);

  bad.measures[1]!.expected = 4.76;
  const refused = await sipas(['par', 'plan', 'add', fileOf(bad)]);

  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /\/measures\/1\/expected: out-of-range/);
  assert.equal(found(await plan(), 'A'), undefined);
  assert.match((await mustRun('par', 'plan', 'add', fileOf(document))).stdout, /2 of 2/);
  assert.match((await mustRun('par', 'plan', 'add', fileOf(document))).stdout, /unchanged/);
  assert.deepEqual(found(await plan(), 'B').requires, ['A']);
  // Two measures on one criterion win what it lost, and no more.
  assert.equal((await plan()).totals.expected, 6.75);
});

test('measures that require each other, or exclude what they require, are refused by name', async () => {
  const cycle = await measure('A', { requires: ['B'], reason: 'Thử' });

  assert.equal(cycle.status, 422);
  assert.equal(cycle.json.detail, 'measures require each other: A → B → A');
  const against = await measure('C', { ...good, requires: ['B'], excludes: ['A'] });

  assert.equal(against.status, 422);
  assert.match(against.json.detail, /^'C' excludes 'A', and both are required: C → B → A$/);
  assert.deepEqual(found(await plan(), 'A').requires, []);
  assert.equal(found(await plan(), 'C'), undefined);
});

test('the optimum is the cheapest that reaches the target, and says why others stay out', async () => {
  for (const code of ['KP-1.1', 'KP-1.2']) {
    assert.equal((await measure(code, { cost: 100, reason: 'Dự toán' })).status, 200);
  }
  const best = await optimum('57');
  const all = await optimum('100');

  assert.equal(best.from, 55.25);
  assert.equal(best.complete, false);
  assert.deepEqual(
    best.chosen.map(({ code }: Json) => code),
    ['A', 'B'],
  );
  assert.deepEqual([best.reached, best.cost, best.chance], [true, 30, 0.8]);
  assert.ok(best.left_out.every(({ why }: Json) => ['dearer', 'at_maximum'].includes(why)));
  assert.equal(all.reached, false);
  assert.equal(all.points, 6.75);
  for (const target of ['', 'x', '-1', '1.0000001']) {
    const path = `/api/v1/par/optimum?${query({ target })}`;

    assert.equal((await call(path, { key: officer })).status, 422, target);
  }
});

test('targets are set and the last of each kind counts', async () => {
  const rank = { kind: 'rank', low: 1, high: 10, source: 'KH 1444/KH-BQL' };
  const band = { kind: 'criterion', criterion: '2', low: 28, high: 30 };

  await mustRun('par', 'target', 'add', fileOf({ ...keyOf(), targets: [rank, band] }));
  const set = await post('targets', { ...keyOf(), ...rank, high: 8 });

  assert.equal(set.status, 200, set.text);
  assert.deepEqual(set.json.targets, [
    { ...band, source: null },
    { ...rank, criterion: null, high: 8 },
  ]);
  assert.deepEqual(await read(`/api/v1/par/targets?${query()}`, analyst), set.json);
  for (const [change, said] of [
    [{ low: 2.5 }, '/low wrong-type'],
    [{ low: 9, high: 8 }, '/high inconsistent'],
    [{ criterion: '2' }, '/criterion inconsistent'],
    [{ kind: 'total', high: 200.5 }, '/high out-of-range'],
    [{ kind: 'criterion' }, '/criterion required'],
  ] as const) {
    const answer = await post('targets', { ...keyOf(), ...rank, ...change });

    assert.equal(answer.status, 422, answer.text);
    assert.equal(
      `${answer.json.violations[0].pointer} ${answer.json.violations[0].code}`,
      said,
      JSON.stringify(change),
    );
  }
});

test('a survey criterion is repaired when a later survey says so, with its interval', async () => {
  await release('BASE', '2025', 10);
  assert.equal((await post('plan', keyOf())).status, 200);
  let line = found(await plan(), 'KP-2');

  assert.deepEqual([line.lost, line.effect, line.effect_note], [19, null, 'no-later-release']);
  assert.equal(line.expected, 30 - 19, 'the target of the survey is 28 to 30 of 38');
  const refused = await measure('KP-2', { achieved: 1, reason: 'Gõ tay' });

  assert.deepEqual(refused.json.violations, [{ pointer: '/achieved', code: 'not-applicable' }]);

  await mustRun('release', '--survey', `BASE_${world.tag}`);
  line = found(await plan(), 'KP-2');
  assert.equal(line.effect, null);

  await release('LATER', '2026', 18);
  line = found(await plan(), 'KP-2');
  assert.equal(line.effect.points, 15.2);
  assert.ok(line.effect.low > 0 && line.effect.low < 15.2 && line.effect.high > 15.2);
  assert.deepEqual(
    [line.effect.from_survey, line.effect.to_survey, line.effect.to_release],
    [`BASE_${world.tag}`, `LATER_${world.tag}`, 1],
  );
  assert.equal(line.achieved, null);
});

test('the optimum tells where the survey lost its points', async () => {
  const { survey } = await optimum('90');

  assert.deepEqual(
    survey.map(({ criterion, item, unit, valid, satisfied, lost_points }: Json) => [
      criterion,
      item,
      unit,
      valid,
      satisfied,
      lost_points,
    ]),
    [['2', 'a1', world.board, 20, 10, 19]],
  );
  assert.ok(Math.abs(survey[0].points_per_answer - 1.9) < 1e-9);
});

test('what people score is achieved by the scorecard of the next period, exactly', async () => {
  assert.equal(found(await plan(), 'KP-1.1').achieved, null);
  await mustRun(
    'par',
    'score',
    fileOf(scoresOf(world, { '1.1': 41.5, '1.2': 15 }, { period: '2026', stage: 'final' })),
  );
  const body = await plan();

  assert.deepEqual(
    ['KP-1.1', 'A', 'KP-1.2'].map((code) => [
      found(body, code).achieved,
      found(body, code).achieved_by,
    ]),
    [
      [1.5, 'scorecard'],
      [1.5, 'scorecard'],
      [-0.25, 'scorecard'],
    ],
  );
  assert.equal(body.totals.achieved, 1.5 - 0.25 + 15.2, 'each criterion once');
});

test('a plan is of a scorecard that is there', async () => {
  assert.equal((await call(planPath({ period: '1999' }), { key: officer })).status, 404);
  assert.equal((await call(`/api/v1/par/plan?unit=${world.board}`, { key: officer })).status, 422);
  assert.equal((await call(planPath({ format: 'odt' }), { key: officer })).status, 422);
  assert.equal((await sipas(['par', 'plan', 'show'])).code, 2);
  assert.equal((await sipas(['par', 'plan', 'burn'])).code, 2);
  assert.equal((await sipas(['par', 'optimum', '--framework', 'F', '--unit', 'U'])).code, 2);
});

test('a target is a number of points as people write it', async () => {
  for (const target of ['0x10', '1e1', '+5', '.', '', 'inf']) {
    const answer = await call(`/api/v1/par/optimum?${query({ target })}`, { key: officer });

    assert.equal(answer.status, 422, target);
  }
});
