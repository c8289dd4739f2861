import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileOf, makeKey, mustRun } from './support/command.ts';
import { call, read, submitBatch, type Json } from './support/http.ts';
import { frameworkOf, scoresOf } from './support/par.ts';
import { addSurvey, day, makeWorld, response, type World } from './support/world.ts';

let world: World;
let officer = '';
let other = '';

const percents = [0, 20, 20, 60, 100];
const name = (vi: string): Json => ({ vi, en: vi });

/** 30 points by hand, 38 + 20 + 12 by the same survey, each by its own rule. */
const framework = (): Json => ({
  ...frameworkOf(world),
  fields: [
    { code: '1', name: name('Thẩm định'), max_points: 30, rule: { kind: 'manual' } },
    { code: '2', name: name('Tỷ lệ'), max_points: 38, rule: { kind: 'survey_linear' } },
    {
      code: '3',
      name: name('Phương án'),
      max_points: 20,
      rule: {
        kind: 'survey_options',
        item: 'a1',
        options: percents.map((percent, i) => ({
          code: `${i + 1}`,
          name: name(`Mức ${i + 1}`),
          percent,
        })),
      },
    },
    {
      code: '4',
      name: name('Bậc'),
      max_points: 12,
      rule: {
        kind: 'survey_steps',
        steps: [
          { at_least: 90, points: 12 },
          { at_least: 60, points: 7 },
        ],
      },
    },
  ],
});

const lastYear = Number(day(-30).slice(0, 4)) - 1;
const past = `${lastYear}-03-05`;
const lately = day(-3);

/** So many people with this answer to a1 at a counter. */
const people = (count: number, a1: number, counter: string, on: string): Json[] =>
  Array.from({ length: count }, () =>
    response(world, { counter, day: on, answers: { a1, visited: 2 } }),
  );

async function survey(code: string, period: string, bodies: readonly Json[]): Promise<void> {
  const added = await addSurvey(world, `${code}_${world.tag}`, {
    periods: [
      { code: 'OVER', from: `${lastYear}-01-01`, until: `${lastYear + 1}-01-01` },
      { code: 'NOW', from: day(-30), until: day(40) },
    ],
    feeds: ['2', '3', '4'].map((criterion) => ({ framework: world.framework, criterion, period })),
  });

  assert.equal((await submitBatch(added, bodies)).status, 200);
  await mustRun('release', '--survey', added);
}

const path = (): string =>
  `/api/v1/par/optimum?framework=${world.framework}&unit=${world.board}&period=2025&target=90`;

before(async () => {
  world = await makeWorld('COUNTERS');
  await mustRun('par', 'framework', 'add', fileOf(framework()));
  officer = await makeKey('par_officer', { unit: world.board });
  other = await makeKey('par_officer', { unit: world.otherBoard });
  await mustRun('par', 'score', fileOf(scoresOf(world, { 1: 20 }, { period: '2025' })));
  await survey('ONE', '2025', [
    ...people(20, 5, world.counter, past),
    ...people(10, 2, world.counter, past),
    ...people(15, 4, world.counter2, past),
    ...people(5, 1, world.counter2, past),
    ...people(10, 5, world.counter, lately),
  ]);
});

const brief = ({ criterion, option, counter, answers, valid, lost_points }: Json): unknown[] => [
  criterion,
  option,
  counter,
  answers,
  valid,
  lost_points,
];

test('points are lost at counters, by share, by option and without points of steps', async () => {
  const { survey: units, counters, counters_hidden, steps } = await read(path(), officer);

  // 45 of 60 are satisfied: 9.5 of 38 points; 30 + 2 + 9 + 0 of 60 by weights: 6.333333 of 20.
  assert.deepEqual(units.map(brief), [
    ['2', null, undefined, 15, 60, 9.5],
    ['3', '2', undefined, 10, 60, 2.666666],
    ['3', '4', undefined, 15, 60, 2],
    ['3', '1', undefined, 5, 60, 1.666667],
    ['4', null, undefined, 15, 60, null],
  ]);
  assert.deepEqual(counters.map(brief), [
    ['2', null, world.counter, 10, 30, 6.333333],
    ['2', null, world.counter2, 5, 20, 3.166667],
    ['3', '2', world.counter, 10, 30, 2.666667],
    ['3', '4', world.counter2, 15, 20, 2],
    ['3', '1', world.counter2, 5, 20, 1.666666],
    ['4', null, world.counter, 10, 30, null],
    ['4', null, world.counter2, 5, 20, null],
  ]);
  assert.equal(counters_hidden, 0);
  assert.deepEqual(steps, [
    { criterion: '4', share: 0.75, at_least: 90, points: 12, more_points: 5, answers: 9 },
  ]);
  assert.ok(Math.abs(counters[0].points_per_answer - 38 / 60) < 1e-9);
  assert.ok(Math.abs(counters[3].points_per_answer - (20 / 60) * 0.4) < 1e-9);
  assert.ok(Math.abs(counters[5].share_per_answer - 1 / 60) < 1e-12);
});

test('the command line tells the same, and names places', async () => {
  const args = ['--framework', world.framework, '--unit', world.board, '--period', '2025'];
  const json = await mustRun('par', 'optimum', ...args, '--target', '90', '--json');
  const { stdout } = await mustRun('par', 'optimum', ...args, '--target', '90');

  assert.deepEqual(JSON.parse(json.stdout), await read(path(), officer));
  assert.match(stdout, new RegExp(`a1=2 +${world.board} ${world.counter} +10/30 +2\\.6667`));
  assert.match(stdout, /step 4: 75\.00 % satisfied, 12 points from 90 % on: 9 more/);
});

test('counters are told to nobody outside of the unit', async () => {
  assert.equal((await call(path(), { key: other })).status, 403);
});

test('a measure has its effect by options and by steps, too', async () => {
  const key = { framework: world.framework, unit: world.board, period: '2025' };

  assert.equal(
    (await call('/api/v1/par/plan', { body: key, key: officer })).status,
    200,
    'a plan is proposed',
  );
  await survey('TWO', '2026', people(40, 5, world.counter, past));
  const { measures } = await read(`/api/v1/par/plan?${new URLSearchParams(key)}`, officer);
  const effects = Object.fromEntries(
    measures.map(({ criterion, effect }: Json) => [criterion, effect?.points]),
  );

  assert.deepEqual([effects[2], effects[3], effects[4]], [9.5, 6.333333, 5]);
});
