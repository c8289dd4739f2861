import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileOf, makeKey, mustRun, sipas } from './support/command.ts';
import { asStaff, call, read, submit, type Json } from './support/http.ts';
import { addFramework, feedsOf, frameworkOf, scoresOf } from './support/par.ts';
import { addSurvey, makeWorld, response, unit as unitOf, type World } from './support/world.ts';

let world: World;
/** A framework that people score alone. */
let plain: string;

const RESPONDENTS = 20;

const score = async (scores: Json): Promise<void> => {
  await mustRun('par', 'score', fileOf(scores));
};

const handScored = (unit: string, period: string, points: number, more: Json = {}): Json => ({
  ...scoresOf(world, { '1': points }, { stage: 'final', reason: 'Kiểm thử', period, unit }),
  framework: plain,
  ...more,
});

/** One answer each: so many of the first are satisfied. */
async function answer(survey: string, unit: string, counter: string, satisfied: number) {
  for (let count = 0; count < RESPONDENTS; count += 1) {
    const answers = { a1: count < satisfied ? 5 : 1, visited: 2 };
    const body = response(world, { unit, counter, answers, procedure: world.anyProcedure });

    assert.equal((await submit(survey, body)).status, 201);
  }
}

before(async () => {
  world = await makeWorld('STANDING');
  await addFramework(world);
  plain = `PLAIN_${world.tag}`;
  await mustRun(
    'par',
    'framework',
    'add',
    fileOf({
      ...frameworkOf(world),
      code: plain,
      fields: [
        {
          code: '1',
          name: { vi: 'Một', en: 'One' },
          max_points: 100,
          rule: { kind: 'manual' },
        },
      ],
    }),
  );
  const survey = await addSurvey(world, `RANKED_${world.tag}`, feedsOf(world.framework));

  await answer(survey, world.board, world.counter, 15);
  await answer(survey, world.otherBoard, world.otherCounter, 16);
  for (const unit of [world.board, world.otherBoard]) {
    await score({
      ...scoresOf(world, { '1.1': 30, '1.2': 20 }, { stage: 'final', reason: 'Kiểm thử' }),
      unit,
    });
  }
  await score({ ...scoresOf(world, { '1.1': 1 }, { unit: world.endedBoard }) });
  await mustRun('release', '--survey', survey);
});

const rankingPath = (framework: string, more = ''): string =>
  `/api/v1/par/ranking?framework=${framework}${more}`;
const outlookPath = (unit: string, more = ''): string =>
  `/api/v1/par/outlook?framework=${world.framework}&unit=${unit}${more}`;

test('points of a survey have an interval, and ranks a band', async () => {
  const { rows, count, runs, seed, incomplete, scope } = await read(rankingPath(world.framework));

  assert.deepEqual([count, runs, seed, scope], [2, 10000, 1, null]);
  assert.deepEqual(
    rows.map((row: Json) => [row.unit, row.total, row.rank, row.rank_low, row.rank_high]),
    [
      [world.otherBoard, 80.4, 1, 1, 2],
      [world.board, 78.5, 2, 1, 2],
    ],
  );
  for (const row of rows) {
    assert.ok(row.low < row.total && row.total < row.high, JSON.stringify(row));
  }
  assert.deepEqual(
    incomplete.map(({ unit }: Json) => unit),
    [world.endedBoard],
    'what is not complete has no rank',
  );
});

test('the interval of one survey criterion is that of its release', async () => {
  const { low, high, survey } = await read(outlookPath(world.board));

  assert.equal(survey.length, 1);
  assert.equal(low, 50 + survey[0].low);
  assert.equal(high, 50 + survey[0].high);
  assert.equal(survey[0].points, 28.5);
  assert.equal(survey[0].respondents, RESPONDENTS);
  assert.ok(survey[0].answers_needed > 100);
});

test('a few false perfect answers lift a unit over the next one', async () => {
  const { survey } = await read(outlookPath(world.board));
  const { to_rank, count } = survey[0].false_answers;
  const share = (more: number): number => (15 + more) / (RESPONDENTS + more);

  assert.equal(to_rank, 1);
  assert.ok(share(count) > 0.8 && share(count - 1) <= 0.8, `${count}`);
  assert.equal((await read(outlookPath(world.otherBoard))).survey[0].false_answers, null);
});

test('targets have a probability, exactly 0 or 1 only at the ends', async () => {
  const source = 'Kế hoạch kiểm thử';
  const key = { framework: world.framework, unit: world.board, period: '2026' };
  const targets = [
    { kind: 'total', low: 78.5, high: 100, source },
    { kind: 'rank', low: 1, high: 2, source },
    { kind: 'criterion', criterion: '2', low: 0, high: 38, source },
    { kind: 'at_maximum', low: 2, high: 2, source },
  ];

  await mustRun('par', 'target', 'add', fileOf({ ...key, targets }));
  const [total, rank, criterion, maximum] = (await read(outlookPath(world.board))).targets;

  assert.equal(total.reached, true);
  assert.ok(total.probability > 0.4 && total.probability < 0.6, `${total.probability}`);
  assert.deepEqual([rank.reached, rank.probability], [true, 1]);
  assert.deepEqual([criterion.share_low, criterion.share_high], [0, 100]);
  assert.equal(criterion.probability, 1);
  assert.deepEqual([maximum.reached, maximum.probability], [false, 0]);
});

test('the same seed gives the same figures, another one others', async () => {
  const outlook = (seed: number): Promise<Json> =>
    read(outlookPath(world.board, `&runs=1000&seed=${seed}`));
  const chance = ({ targets }: Json): number => targets[0].probability;
  const first = await outlook(7);

  assert.deepEqual(await outlook(7), first);
  const others = await Promise.all([8, 9, 10].map(outlook));

  assert.ok(others.some((other) => chance(other) !== chance(first)));
});

test('a ranking shows where each stood in the period before', async () => {
  await score(handScored(world.board, '2024', 70));
  await score(handScored(world.otherBoard, '2024', 80));
  await score(handScored(world.board, '2025', 90));
  await score(handScored(world.otherBoard, '2025', 90));
  const { rows, period, mean } = await read(rankingPath(plain));

  assert.deepEqual([period, mean], ['2025', 90]);
  assert.deepEqual(
    rows.map((row: Json) => [row.rank, row.ties, row.previous.period, row.previous.rank]),
    [
      [1, 1, '2024', 2],
      [1, 1, '2024', 1],
    ],
  );
  assert.deepEqual(
    rows.map((row: Json) => [row.low, row.high, row.rank_low, row.rank_high]),
    [
      [null, null, null, null],
      [null, null, null, null],
    ],
    'nothing of it comes from a survey',
  );
  assert.equal((await read(rankingPath(plain, '&period=2024'))).rows[0].previous, null);
});

test('an overview has the latest period of each framework', async () => {
  const { indices } = await read(`/api/v1/par/overview?unit=${world.board}`);

  assert.deepEqual(
    indices.map((index: Json) => [index.framework, index.period, index.rank, index.count]),
    [
      [world.framework, '2026', 2, 2],
      [plain, '2025', 1, 2],
    ],
  );
});

test('a key of one unit is ranked among its own and what is published', async () => {
  const key = await makeKey('par_officer', { unit: world.board });
  const mine = await read(rankingPath(plain), key);

  assert.equal(mine.scope, world.board);
  assert.deepEqual(
    mine.rows.map(({ unit }: Json) => unit),
    [world.board],
    'nothing of the other is published',
  );
  await score(
    handScored(world.otherBoard, '2025', 95, {
      decision: { number: '1/QĐ-UBND', date: '2026-01-15' },
    }),
  );
  assert.deepEqual(
    (await read(rankingPath(plain), key)).rows.map(({ unit, rank }: Json) => [unit, rank]),
    [
      [world.otherBoard, 1],
      [world.board, 2],
    ],
  );
  assert.equal((await call(outlookPath(world.board), { key })).status, 200);
  assert.equal((await call(outlookPath(world.otherBoard), { key })).status, 403);
  assert.equal((await call(`/api/v1/par/overview?unit=${world.otherBoard}`, { key })).status, 403);
});

const refused: readonly (readonly [path: () => string, status: number])[] = [
  [() => '/api/v1/par/ranking', 422],
  [() => '/api/v1/par/outlook?unit=BQL_DQ', 422],
  [() => '/api/v1/par/outlook?framework=QN_2017', 422],
  [() => '/api/v1/par/overview', 422],
  [() => rankingPath('NO_SUCH'), 404],
  [() => rankingPath('QN_2017', '&period=1999'), 404],
  [() => outlookPath('NO_SUCH'), 404],
  [() => rankingPath('QN_2017', '&runs=99'), 422],
  [() => rankingPath('QN_2017', '&runs=50001'), 422],
  [() => rankingPath('QN_2017', '&runs=many'), 422],
  [() => rankingPath('QN_2017', '&seed=2147483648'), 422],
  [() => outlookPath(world.board, '&runs=99'), 422],
  [() => outlookPath(world.board, '&runs=50001'), 422],
];

for (const [path, status] of refused) {
  test(`${String(path).slice(6)} is ${status}`, async () => {
    assert.equal((await asStaff(path())).status, status);
  });
}

test('runs that are too many for the scorecards that are ranked are refused, with how many fit', async () => {
  const period = 'CROWD';
  const codes = Array.from({ length: 201 }, (_, place) => `C${place}_${world.tag}`);

  await mustRun(
    'unit',
    'add',
    fileOf({ units: codes.map((code) => unitOf(code, 'board', world.province)) }),
  );
  await score({
    framework: plain,
    version: 1,
    period,
    stage: 'final',
    reason: 'Kiểm thử',
    cards: codes.map((unit, place) => ({ unit, points: { '1': place / 10 } })),
  });
  for (const path of [
    rankingPath(plain, `&period=${period}`),
    `/api/v1/par/outlook?framework=${plain}&unit=${codes[0]}&period=${period}`,
  ]) {
    const refused = await asStaff(`${path}&runs=50000`);

    assert.deepEqual([refused.status, refused.json.where], [422, 'runs'], path);
    assert.match(refused.json.detail, /of 201 scorecards are too many: at most 49751 runs/);
    assert.equal((await read(`${path}&runs=49751`)).runs, 49751);
  }
});

test('a unit without scorecards has an empty overview', async () => {
  assert.deepEqual(await read(`/api/v1/par/overview?unit=${world.counter2}`), { indices: [] });
});

test('a command with a number of runs that is none is refused', async () => {
  const outcome = await sipas(['par', 'ranking', '--framework', 'QN_2017', '--runs', '50001']);

  assert.equal(outcome.code, 2);
  assert.match(outcome.stderr, /--runs: from 100 to 50000/);
  assert.equal((await sipas(['par', 'ranking'])).code, 2);
  assert.equal((await sipas(['par', 'outlook', '--framework', 'QN_2017'])).code, 2);
  assert.equal((await sipas(['par', 'overview'])).code, 2);
});
