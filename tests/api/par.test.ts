import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileOf, mustRun, sipas } from './support/command.ts';
import { asStaff, read, submit, type Json } from './support/http.ts';
import { addFramework, feedsOf, frameworkOf, scorecardPath, scoresOf } from './support/par.ts';
import { addSurvey, makeWorld, response, type World } from './support/world.ts';

let world: World;

before(async () => {
  world = await makeWorld('PAR');
  await addFramework(world);
});

const scorecard = (): Promise<Json> => read(scorecardPath(world.framework, world.board));

test('the board of Tiền Giang has its 93.05 points of 2019 and lost 6.95', async () => {
  const card = await read(scorecardPath('TG_BQLKCN_2019', 'BQLKCN_TG', '2019'));

  assert.equal(card.points, 93.05);
  assert.equal(card.lost, 6.95);
  assert.equal(card.max_points, 100);
  assert.equal(card.applicable_max, 100);
  assert.equal(card.percent, 93.05);
  assert.equal(card.at_maximum, 3);
  assert.deepEqual(
    card.fields.map(({ code, max_points, points, lost, at_maximum }: Json) => [
      code,
      max_points,
      points,
      lost,
      at_maximum,
    ]),
    [
      ['1', 10, 10, 0, true],
      ['2', 10, 10, 0, true],
      ['3', 18, 18, 0, true],
      ['4', 10, 7.4, 2.6, false],
      ['5', 14, 13.5, 0.5, false],
      ['6', 6, 3.25, 2.75, false],
      ['7', 32, 30.9, 1.1, false],
    ],
  );
  for (const field of card.fields) {
    assert.deepEqual(
      [field.rule, field.stage, field.na, field.survey, field.criteria],
      ['manual', 'final', false, null, []],
    );
  }
});

test('the command line shows the same scorecard', async () => {
  const { stdout } = await mustRun(
    'par',
    'show',
    '--framework',
    'TG_BQLKCN_2019',
    '--unit',
    'BQLKCN_TG',
    '--period',
    '2019',
    '--json',
  );
  const table = (
    await mustRun('par', 'show', '--framework', 'TG_BQLKCN_2019', '--unit', 'BQLKCN_TG')
  ).stdout;

  assert.deepEqual(
    JSON.parse(stdout),
    await read(scorecardPath('TG_BQLKCN_2019', 'BQLKCN_TG', '2019')),
  );
  assert.match(table, /93[.,]05/);
  assert.match(table, /6[.,]95/);
});

test('the list of frameworks names those who have a scorecard', async () => {
  const { frameworks } = await read('/api/v1/par/frameworks');
  const known = frameworks.find(({ code }: Json) => code === 'TG_BQLKCN_2019');

  assert.equal(known.version, 1);
  assert.equal(known.max_points, 100);
  assert.deepEqual(
    known.scorecards.map(({ unit, period }: Json) => [unit, period]),
    [['BQLKCN_TG', '2019']],
  );
  assert.deepEqual(JSON.parse((await mustRun('par', 'framework', 'list', '--json')).stdout), {
    frameworks,
  });
});

test('points add up, the latest stage counts, and a criterion that does not apply leaves the maximum', async () => {
  await mustRun('par', 'score', fileOf(scoresOf(world, { '1.1': 40, '1.2': 15.25 })));
  let field = (await scorecard()).fields[0];

  assert.deepEqual([field.points, field.lost, field.stage], [55.25, 6.75, null]);
  assert.deepEqual(
    field.criteria.map(({ points, stage }: Json) => [points, stage]),
    [
      [40, 'self'],
      [15.25, 'self'],
    ],
  );

  await mustRun(
    'par',
    'score',
    fileOf(scoresOf(world, { '1.1': 38.000001 }, { stage: 'appraised', reason: 'Thẩm định' })),
  );
  field = (await scorecard()).fields[0];
  assert.deepEqual(
    field.criteria.map(({ points, stage }: Json) => [points, stage]),
    [
      [38.000001, 'appraised'],
      [15.25, 'self'],
    ],
  );

  // A self-score that comes after the appraisal does not take its place.
  await mustRun('par', 'score', fileOf(scoresOf(world, { '1.1': 42 }, { reason: 'Giải trình' })));
  assert.equal((await scorecard()).fields[0].criteria[0].points, 38.000001);

  await mustRun(
    'par',
    'score',
    fileOf(scoresOf(world, { '1.1': 42 }, { stage: 'final', reason: 'Kết luận', na: ['1.2'] })),
  );
  const card = await scorecard();

  assert.deepEqual(
    [card.fields[0].points, card.fields[0].at_maximum, card.applicable_max],
    [42, true, 80],
  );
  assert.deepEqual(
    [card.fields[0].criteria[1].na, card.fields[0].criteria[1].points],
    [true, null],
  );
  assert.deepEqual(
    [card.points, card.lost, card.percent],
    [42, null, null],
    'the survey criterion is still open',
  );
});

const refused: readonly (readonly [string, Json, RegExp])[] = [
  ['for the survey criterion', { points: { '1.1': 1, '2': 30 } }, /\/points\/2: not-applicable/],
  [
    'that say the survey criterion does not apply',
    { points: { '1.1': 1 }, na: ['2'] },
    /\/na\/0: not-applicable/,
  ],
  ['for a sum', { points: { '1': 60 } }, /\/points\/1: inconsistent/],
  ['for a criterion that is not there', { points: { '9': 1 } }, /\/points\/9: unknown-reference/],
  ['above the maximum', { points: { '1.1': 42.000001 } }, /\/points\/1\.1: out-of-range/],
  ['below zero', { points: { '1.1': -1 } }, /\/points\/1\.1: out-of-range/],
  ['of more than six decimals', { points: { '1.1': 1.0000001 } }, /\/points\/1\.1: out-of-range/],
  ['without a reason', { points: { '1.1': 1 }, reason: undefined }, /\/reason: required/],
  ['with an empty reason', { points: { '1.1': 1 }, reason: '' }, /\/reason: /],
  ['of an unknown stage', { points: { '1.1': 1 }, stage: 'release' }, /\/stage: /],
  [
    'that both give points and say it does not apply',
    { points: { '1.1': 1 }, na: ['1.1'] },
    /\/na\/0: repeated/,
  ],
  ['of a unit that is not there', { points: { '1.1': 1 }, unit: 'NO_SUCH' }, /NO_SUCH/],
  ['of a framework that is not there', { points: { '1.1': 1 }, framework: 'NO_SUCH' }, /NO_SUCH/],
];

for (const [which, change, reason] of refused) {
  test(`points ${which} are refused and nothing of the file is entered`, async () => {
    const fresh = { period: `REFUSED${refused.findIndex(([name]) => name === which)}` };
    const outcome = await sipas([
      'par',
      'score',
      fileOf(scoresOf(world, {}, { ...fresh, ...change })),
    ]);

    assert.equal(outcome.code, 1, outcome.stdout);
    assert.match(outcome.stderr, reason);
    assert.equal(
      (await asStaff(scorecardPath(world.framework, world.board, fresh.period))).status,
      404,
      'there is no such scorecard',
    );
  });
}

test('nothing but a release fills the survey criterion', async () => {
  const survey = await addSurvey(world, `FEEDING_${world.tag}`, feedsOf(world.framework));
  const points = async (): Promise<unknown> => (await scorecard()).fields[1].points;

  for (let count = 0; count < 10; count += 1) {
    const body = response(world, { answers: { a1: 5, visited: 2 } });

    assert.equal((await submit(survey, body)).status, 201);
  }
  assert.equal(
    (await sipas(['par', 'score', fileOf(scoresOf(world, { '2': 38 }, { stage: 'final' }))])).code,
    1,
  );
  assert.equal(await points(), null);
  await mustRun('release', '--survey', survey);
  assert.equal(await points(), 38);
  assert.equal(
    (await sipas(['par', 'score', fileOf(scoresOf(world, { '2': 1 }, { stage: 'final' }))])).code,
    1,
  );
  assert.equal(await points(), 38);
});

test('the same scores again are unchanged', async () => {
  const file = fileOf(scoresOf(world, { '1.1': 10 }, { period: 'AGAIN' }));

  assert.doesNotMatch((await mustRun('par', 'score', file)).stdout, /unchanged/);
  assert.match((await mustRun('par', 'score', file)).stdout, /unchanged/);
});

test('a framework is published once: again is unchanged, another content under its version is refused', async () => {
  const same = frameworkOf(world);
  const changed = { ...same, title: { vi: 'Khác', en: 'Other' } };

  assert.match((await mustRun('par', 'framework', 'add', fileOf(same))).stdout, /unchanged/);
  assert.equal((await sipas(['par', 'framework', 'add', fileOf(changed)])).code, 1);
  assert.match(
    (await mustRun('par', 'framework', 'add', fileOf({ ...changed, version: 2 }))).stdout,
    /published/,
  );
});

test('a framework whose maxima do not add up is refused', async () => {
  const wrong = frameworkOf(world);

  wrong.code = `WRONG_${world.tag}`;
  wrong.fields[0].criteria[0].max_points = 41;
  assert.equal((await sipas(['par', 'framework', 'add', fileOf(wrong)])).code, 1);
});

test('a scorecard that is not there is 404, one that is not fully named 422', async () => {
  assert.equal((await asStaff(scorecardPath('TG_BQLKCN_2019', 'BQLKCN_TG', '1999'))).status, 404);
  assert.equal((await asStaff(scorecardPath('NO_SUCH', 'BQLKCN_TG', '2019'))).status, 404);
  assert.equal((await asStaff(scorecardPath('TG_BQLKCN_2019', 'NO_SUCH', '2019'))).status, 404);
  assert.equal((await asStaff('/api/v1/par/scorecards?unit=BQLKCN_TG&period=2019')).status, 422);
  assert.equal(
    (await asStaff('/api/v1/par/scorecards?framework=TG_BQLKCN_2019&period=2019')).status,
    422,
  );
});
