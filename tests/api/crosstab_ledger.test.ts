import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { makeKey, mustRun, sipas, sql } from './support/command.ts';
import {
  askCrosstab as ask,
  assertWithheld,
  enterAgain,
  isWhole,
  ITEMS,
  letDaysPass,
  questionsOf as entries,
  store,
} from './support/crosstabs.ts';
import { call, read, resultsPath, type Json } from './support/http.ts';
import { startService } from './support/service.ts';
import { addSurvey, day, makeWorld, response, type Response, type World } from './support/world.ts';

/** Crosstabs are of published cells, and of whom they were told is kept: nobody gets the few who are between two of them. */

let world: World;

/** On the form, or at a tablet where it is said so. */
const manyOf = (count: number, more: Partial<Response>): readonly Response[] =>
  Array.from({ length: count }, (_, place) =>
    response(world, {
      counter: more['channel'] === 'kiosk' ? counterOf(more) : undefined,
      procedure: undefined,
      channel: 'online',
      respondent_type: 'citizen',
      answers: { gender: 1 + (place % 2), visited: 1 + (place % 2), overall: 2 + (place % 4) },
      ...more,
    }),
  );
const counterOf = ({ unit }: Partial<Response>): string =>
  unit === world.otherBoard ? world.otherCounter : world.counter;

/** At the board 34 used the form and 5 a tablet, all citizens and late; other groups are larger. */
const rows = (): readonly Response[] => [
  ...manyOf(34, {}),
  ...manyOf(5, { channel: 'kiosk' }),
  ...[{ respondent_type: 'citizen' }, { respondent_type: 'business' }]
    .flatMap((type) => [type, { ...type, channel: 'kiosk' }])
    .flatMap((more) => [
      ...manyOf(45, { ...more, unit: world.otherBoard, day: day(-40) }),
      ...manyOf(50, { ...more, unit: world.otherBoard }),
    ]),
];

async function makeSurvey(name: string, sent: readonly Response[] = rows()): Promise<string> {
  const survey = await addSurvey(world, `${name}_${world.tag}`);

  await store(survey, sent);
  return survey;
}

const board = () => ({ unit: world.board });
const online = () => ({ ...board(), channel: 'online' });

before(async () => {
  world = await makeWorld('LEDGER');
});

/** What is published of a cell, if anything. */
async function published(survey: string, by: string, key: string): Promise<Json | undefined> {
  const { groups } = await read(resultsPath(survey, `?by=${by}&measure=index`));

  return groups.find((group: Json) => group.key === key && group.shown);
}

test('a crosstab is told of the people of a published cell only', async () => {
  const unlike = { channel: 'kiosk', respondent_type: 'business' };
  const survey = await makeSurvey('DEEP', [
    // On the form five businesses, whom the board less three more tables would tell.
    ...manyOf(120, { channel: 'kiosk' }),
    ...manyOf(80, unlike),
    ...manyOf(80, {}),
    ...manyOf(5, { respondent_type: 'business' }),
    ...[{}, unlike, { channel: 'kiosk' }, { respondent_type: 'business' }].flatMap((more) => [
      ...manyOf(60, { ...more, unit: world.otherBoard }),
      ...manyOf(60, { ...more, unit: world.otherBoard, day: day(-40) }),
    ]),
  ]);

  for (const told of [
    {},
    board(),
    { ...board(), channel: 'kiosk' },
    { ...board(), respondent_type: 'citizen' },
  ]) {
    assert.equal((await ask(survey, told)).status, 200, JSON.stringify(told));
  }
  for (const deeper of [
    { ...board(), channel: 'kiosk', respondent_type: 'citizen' },
    { ...board(), channel: 'kiosk', period: 'LATE' },
    { channel: 'kiosk', respondent_type: 'citizen', period: 'LATE' },
    { unit: world.otherBoard, ...unlike, period: 'EARLY' },
    { procedure: world.anyProcedure, channel: 'online' },
  ]) {
    assertWithheld(await ask(survey, deeper));
  }
});

test('several units together, and a part of one, have no crosstab', async () => {
  const third = { unit: world.endedBoard, day: day(-25) };
  const survey = await makeSurvey('UNITS', [...rows(), ...manyOf(60, third)]);

  for (const unit of [world.board, world.otherBoard, world.endedBoard]) {
    assert.equal((await ask(survey, { unit })).status, 200, unit);
  }
  assert.equal((await ask(survey, { unit: `${world.board},${world.otherBoard}` })).status, 422);
  assertWithheld(await ask(survey, { unit: world.counter }));
  assertWithheld(await ask(survey, { unit: `${world.board}-MC` }));
  assert.equal((await ask(survey, { unit: world.province })).json.shown, true, 'these are all');
});

test('who differs by fewer than ten from those told of before is not told', async () => {
  for (const isAskedBefore of [true, false]) {
    const survey = await makeSurvey(`FEW${Number(isAskedBefore)}`);

    assert.equal((await ask(survey)).status, 200);
    if (isAskedBefore) {
      assert.equal((await ask(survey, board())).json.responses, 39);
    }
    assertWithheld(await ask(survey, online()));
    await store(survey, manyOf(15, { channel: 'kiosk' }));
    await letDaysPass(survey);
    assert.equal((await ask(survey, board())).json.responses, 54);
    assert.ok(await published(survey, 'unit,channel', `${world.board}:online`));
    const answer = await ask(survey, online());

    if (isAskedBefore) {
      assertWithheld(answer); // 39 less 34
      assertWithheld(await ask(survey, { ...online(), first: 'a1', second: 'overall' }));
    } else {
      assert.equal(answer.json.responses, 34);
    }
  }
});

/** Nine of each gender are between the board and those of it who used the form. */
const makeNested = (name: string): Promise<string> =>
  makeSurvey(name, [
    ...rows().filter(({ unit }) => unit !== world.board),
    ...manyOf(40, {}),
    ...manyOf(18, { channel: 'kiosk' }),
  ]);
test('of two nested tables the later one hides what the two would tell', async () => {
  for (const [name, order] of [
    ['NEST', [board(), online()]],
    ['TSEN', [online(), board()]],
  ] as const) {
    const survey = await makeNested(name);

    assert.equal(isWhole(await ask(survey, order[0])), true);
    assert.equal(isWhole(await ask(survey, order[1])), false);
    assert.equal(isWhole(await ask(survey, order[0])), true, 'the same again tells nothing new');
  }
});

test('the command line answers from the same ledger', async () => {
  const survey = await makeNested('LINE');
  const words = (filter: Readonly<Record<string, string>>) =>
    Object.entries({ ...ITEMS, ...filter }).flatMap(([name, value]) => [
      `--${name.replaceAll('_', '-')}`,
      value,
    ]);

  await mustRun('results', '--survey', survey, ...words(online()));
  assert.equal(isWhole(await ask(survey, board())), false);
  const refused = await sipas(['results', '--survey', survey, ...words({ unit: world.counter })]);

  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /fewer than 10 people/);
});

test('every service process and one that begins anew has the same ledger', async () => {
  const survey = await makeNested('OTHER');
  const first = (await ask(survey, board())).json;
  const service = await startService();

  try {
    assert.deepEqual((await ask(survey, board(), service.base)).json, first);
    assert.equal(isWhole(await ask(survey, online(), service.base)), false);
  } finally {
    await service.stop();
  }
});

test('of two questions at the same time one is the first', async () => {
  const service = await startService();

  try {
    for (const [turn, filters] of [
      [board(), online()],
      [online(), board()],
    ].entries()) {
      const survey = await makeNested(`RACE${turn}`);

      await Promise.all([ask(survey), ask(survey, {}, service.base)]); // both have the answers
      // Nothing is entered for a second: both have read the ledger by then, if they may.
      const held = sql('LOCK TABLE sipas.crosstab_question IN SHARE MODE; SELECT pg_sleep(1)');

      await pause(200);
      const answers = await Promise.all([
        ask(survey, filters[0]),
        ask(survey, filters[1], service.base),
      ]);

      await held;
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200],
      );
      assert.deepEqual(answers.map(isWhole).sort(), [false, true]);
    }
  } finally {
    await service.stop();
  }
});

test('the ledger has canonical words, and not who asked nor what was refused', async () => {
  const survey = await makeSurvey('WORDS');
  const key = await makeKey('analyst', { unit: world.otherBoard });

  assertWithheld(await ask(survey, { ...online(), respondent_type: 'citizen' }));
  await ask(survey, { period: 'EARLY', respondent_type: 'business', unit: world.province });
  await ask(survey);
  await ask(survey, { unit: world.province });
  await call(resultsPath(survey, `?${new URLSearchParams(ITEMS)}`), { key });
  await ask(survey, { unit: world.otherBoard });
  assert.deepEqual(await entries(survey), [
    '1|||||', // everybody, whatever is asked first
    '2||EARLY|||business',
    `3|${world.otherBoard}||||`,
  ]);
});

test('whom three tables would tell together is not told, and a refused one is not entered', async () => {
  const third = { unit: world.endedBoard, day: day(-25) };
  const survey = await makeSurvey('THREE', [
    ...manyOf(60, {}),
    ...manyOf(60, { unit: world.otherBoard }),
    ...manyOf(5, third),
  ]);

  assert.equal((await ask(survey)).json.responses, 125);
  await store(survey, manyOf(15, third));
  await letDaysPass(survey);
  assert.equal((await ask(survey, board())).json.responses, 60);
  assert.ok(await published(survey, 'unit', world.otherBoard));
  const before = await entries(survey);

  assertWithheld(await ask(survey, { unit: world.otherBoard })); // 125 less 60 less 60
  assert.deepEqual(await entries(survey), before);
  assert.equal((await ask(survey, { unit: third.unit })).json.responses, 20);
});

test('those of a hidden cell are not told, whatever the words', async () => {
  const survey = await makeSurvey('HIDDEN');
  const dissatisfied = { unit: world.endedBoard, day: day(-25) };

  await store(
    survey,
    manyOf(12, { ...dissatisfied, answers: { overall: 1, gender: 1, visited: 1 } }),
  );
  for (const filter of [
    { unit: world.endedBoard },
    { unit: world.endedBoard, channel: 'online' },
    { unit: world.endedBoard, channel: 'online', respondent_type: 'citizen' },
  ]) {
    assertWithheld(await ask(survey, filter));
  }
  assert.equal((await ask(survey)).json.shown, true);
});

test('a full ledger refuses new questions and answers those it has', async () => {
  const survey = await makeSurvey('FULL');

  assert.equal((await ask(survey)).status, 200);
  await enterAgain(survey, 5000);
  const refused = await ask(survey, { period: 'EARLY' });

  assert.equal(refused.status, 409);
  assert.equal(refused.json.type, '/problems/conflict');
  assert.match(refused.json.detail, /5000 bộ lọc.*5000 filters/);
  assert.equal((await ask(survey)).status, 200);
});

test('a question is held against thousands as it is against a few', async () => {
  const [few, many] = [await makeNested('HELD'), await makeNested('MANY')];
  const others = [{}, { period: 'EARLY' }, { period: 'LATE' }, { unit: world.otherBoard }, board()];

  for (const survey of [few, many]) {
    for (const filter of others) {
      assert.equal((await ask(survey, filter)).status, 200, JSON.stringify(filter));
    }
  }
  await enterAgain(many, 4999);
  const begun = performance.now();
  const told = await ask(many, online());

  assert.ok(performance.now() - begun < 5000, 'at once, in a build that checks itself, too');
  assert.equal(isWhole(told), false);
  assert.deepEqual(told.json.counts, (await ask(few, online())).json.counts);
  assert.equal((await entries(many)).length, 5000);
});

test('answers move with the showing, by ten or more of a group', async () => {
  const survey = await makeSurvey('MOVE');

  assert.equal((await ask(survey)).json.responses, rows().length);
  assert.equal((await ask(survey, board())).json.responses, 39);
  await store(survey, [...manyOf(9, {}), ...manyOf(12, { unit: world.otherBoard })]);
  assert.equal((await ask(survey)).json.responses, rows().length, 'not on the same day');
  await letDaysPass(survey);
  assert.equal((await ask(survey)).json.responses, rows().length + 12, 'nine wait');
  assert.equal((await ask(survey, board())).json.responses, 39);
});

test('the last showing of a period takes late answers into crosstabs as into figures', async () => {
  const early = { day: day(-40) };
  const survey = await makeSurvey('LATE', [
    ...rows(),
    ...manyOf(40, early),
    ...manyOf(5, { ...early, respondent_type: 'business', channel: 'kiosk' }),
  ]);
  const told = [{}, board(), { period: 'EARLY' }, { ...board(), period: 'EARLY' }];
  const counted = async () => {
    const answers = await Promise.all(told.map((filter) => ask(survey, filter)));

    return answers.map(({ json }) => json.responses);
  };
  const before = await counted();

  await store(survey, [
    ...manyOf(4, early),
    ...manyOf(2, { ...early, respondent_type: 'business', channel: 'kiosk' }),
    ...manyOf(3, { ...early, respondent_type: 'business' }), // a group that was not there
  ]);
  await letDaysPass(survey, 30);
  const after = await counted();
  const figures = await Promise.all([
    read(resultsPath(survey, '?measure=index')).then(({ groups }) => groups[0]),
    published(survey, 'unit', world.board),
    published(survey, 'period', 'EARLY'),
    published(survey, 'unit,period', `${world.board}:EARLY`),
  ]);

  assert.deepEqual(
    after,
    before.map((responses) => responses + 9),
  );
  assert.deepEqual(
    after,
    figures.map((figure) => figure?.responses),
  );
});

test('answers that lag behind the figures by a few are not told', async () => {
  const survey = await makeSurvey('LAG');

  await ask(survey);
  await sql(`UPDATE sipas.shown_answers
                SET responses = responses - 4,
                    answers = substr(answers, 1, length(answers) / responses::int * (responses - 4)::int)
              WHERE survey_code = '${survey}' AND unit_code = '${world.board}' AND channel = 'online';
             UPDATE sipas.shown_state SET folded = folded + 1 WHERE survey_code = '${survey}'`);
  assertWithheld(await ask(survey, board()));
  assertWithheld(await ask(survey, { channel: 'online' }));
  assert.equal((await ask(survey)).json.shown, false);
  assert.equal((await ask(survey, { unit: world.otherBoard })).status, 200);
});

test('a survey that was shown before its answers were kept leaves out groups with newcomers', async () => {
  const survey = await makeSurvey('UPGRADED');

  await ask(survey);
  await sql(`DELETE FROM sipas.crosstab_question WHERE survey_code = '${survey}';
             DELETE FROM sipas.shown_answers WHERE survey_code = '${survey}';
             UPDATE sipas.shown_state SET keeps_answers = false, folded = folded + 1
              WHERE survey_code = '${survey}'`);
  await store(survey, manyOf(1, { unit: world.otherBoard }));
  const { status, json, text } = await ask(survey);

  assert.equal(status, 200, text);
  assert.equal(json.responses, rows().length - 50, 'late citizens at the other board on the form');
});
