import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileOf, liveResults, makeKey, mustRun, sipas, sql } from './support/command.ts';
import { asStaff, call, resultsPath, type Answer } from './support/http.ts';
import { startService } from './support/service.ts';
import { addSurvey, day, makeWorld, response, type Response, type World } from './support/world.ts';

/** Of whom crosstabs were told is kept: nobody gets the few who are between two of them. */

let world: World;

const ITEMS = { figures: 'crosstab', first: 'gender', second: 'visited' };

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

/** Of the citizens at the board late 34 used the form and 5 a tablet; all other groups are larger. */
const rows = (): readonly Response[] => [
  ...manyOf(34, {}),
  ...manyOf(5, { channel: 'kiosk' }),
  ...[
    { day: day(-40) },
    { day: day(-40), channel: 'kiosk' },
    { respondent_type: 'business' },
    { respondent_type: 'business', channel: 'kiosk' },
  ].flatMap((more) => [
    ...manyOf(40, more),
    ...manyOf(45, { ...more, unit: world.otherBoard }),
    ...manyOf(50, { ...more, unit: world.otherBoard, day: day(-2) }),
  ]),
];

async function store(survey: string, more: readonly Response[]): Promise<void> {
  await mustRun(
    ...['import', '--survey', survey],
    fileOf(more.map((row) => JSON.stringify(row)).join('\n')),
  );
  await liveResults(survey);
}

async function makeSurvey(name: string): Promise<string> {
  const survey = await addSurvey(world, `${name}_${world.tag}`);

  await store(survey, rows());
  return survey;
}

const ask = (
  survey: string,
  filter: Readonly<Record<string, string>> = {},
  base?: string,
): Promise<Answer> =>
  asStaff(
    resultsPath(survey, `?${new URLSearchParams({ ...ITEMS, ...filter })}`),
    base === undefined ? {} : { base },
  );

/** Five people apart: the citizens at the board late, and those of them on the form. Of three and
 * four dimensions, so that nothing that is published stands against them. */
const late = () => ({ unit: world.board, period: 'LATE', respondent_type: 'citizen' });
const online = () => ({ ...late(), channel: 'online' });

const entries = (survey: string): Promise<readonly string[]> =>
  sql(`SELECT number, units, period_code, procedure_code, channel, respondent_type
         FROM sipas.crosstab_question WHERE survey_code = '${survey}' ORDER BY number`);

before(async () => {
  world = await makeWorld('LEDGER');
});

function assertWithheld({ status, json, text }: Answer): void {
  assert.equal(status, 409, text);
  assert.equal(json.type, '/problems/withheld');
  assert.match(json.detail, /dưới 10 người.*fewer than 10 people/);
  assert.ok(!/responses|counts|"n"/.test(text), 'nothing else is told');
}

test('who differs from an answered question by fewer than ten is not told', async () => {
  for (const [name, order] of [
    ['ONE', [late(), online()]],
    ['TWO', [online(), late()]],
  ] as const) {
    const survey = await makeSurvey(name);

    assert.equal((await ask(survey, order[0])).status, 200);
    assertWithheld(await ask(survey, order[1]));
    assertWithheld(await ask(survey, { ...order[1], first: 'a1', second: 'overall' }));
    assert.equal((await ask(survey, order[0])).status, 200, 'the same again tells nothing new');
  }
});

test('the command line answers from the same ledger', async () => {
  const survey = await makeSurvey('LINE');
  const words = (filter: Readonly<Record<string, string>>) =>
    Object.entries({ ...ITEMS, ...filter }).flatMap(([name, value]) => [
      `--${name.replaceAll('_', '-')}`,
      value,
    ]);

  await mustRun('results', '--survey', survey, ...words(online()));
  assertWithheld(await ask(survey, late()));
  const refused = await sipas(['results', '--survey', survey, ...words(late())]);

  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /fewer than 10 people/);
});

test('every service process and one that begins anew has the same ledger', async () => {
  const survey = await makeSurvey('OTHER');
  const first = (await ask(survey, late())).json;
  const service = await startService();

  try {
    assert.deepEqual((await ask(survey, late(), service.base)).json, first);
    assertWithheld(await ask(survey, online(), service.base));
  } finally {
    await service.stop();
  }
});

test('of two questions at the same time one is the first', async () => {
  const service = await startService();

  try {
    for (const [turn, filters] of [
      [late(), online()],
      [online(), late()],
    ].entries()) {
      const survey = await makeSurvey(`RACE${turn}`);

      await Promise.all([ask(survey), ask(survey, {}, service.base)]); // both have the answers
      // Nothing is entered for a second: both have read the ledger by then, if they may.
      const held = sql('LOCK TABLE sipas.crosstab_question IN SHARE MODE; SELECT pg_sleep(1)');

      await pause(200);
      const answers = await Promise.all([
        ask(survey, filters[0]),
        ask(survey, filters[1], service.base),
      ]);

      await held;
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
      assert.equal((await entries(survey)).length, 2);
    }
  } finally {
    await service.stop();
  }
});

test('the ledger has canonical words, and not who asked', async () => {
  const survey = await makeSurvey('WORDS');
  const key = await makeKey('analyst', { unit: world.otherBoard });
  const both = `${world.otherBoard},${world.board}`;

  await ask(survey, { unit: both, channel: 'online' }); // these are all
  await ask(survey);
  await ask(survey, { unit: world.province });
  await call(resultsPath(survey, `?${new URLSearchParams(ITEMS)}`), { key });
  await ask(survey, { unit: world.otherBoard });
  await ask(survey, { period: 'EARLY' });
  assert.deepEqual(await entries(survey), [
    '1|||||', // everybody, whatever is asked first
    `2|${[world.board, world.otherBoard].sort().join(',')}|||online|`,
    `3|${world.otherBoard}||||`,
    '4||EARLY|||',
  ]);
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
    { unit: `${world.board},${world.otherBoard}`, first: 'overall' },
  ]) {
    assertWithheld(await ask(survey, filter));
  }
  assert.equal((await ask(survey)).json.shown, true);
});

test('a full ledger refuses new questions and answers those it has', async () => {
  const survey = await makeSurvey('FULL');

  assert.equal((await ask(survey)).status, 200);
  await sql(`INSERT INTO sipas.crosstab_question
             SELECT '${survey}', n, 1, '', '', '', '', '' FROM generate_series(2, 500) n`);
  const refused = await ask(survey, { period: 'EARLY' });

  assert.equal(refused.status, 409);
  assert.equal(refused.json.type, '/problems/conflict');
  assert.match(refused.json.detail, /500 bộ lọc.*500 filters/);
  assert.equal((await ask(survey)).status, 200);
});

const letADayPass = (survey: string): Promise<readonly string[]> =>
  sql(`UPDATE sipas.shown_state SET day = day - 1 WHERE survey_code = '${survey}'`);

test('answers move with the showing, by ten or more of a group, and the ledger stays', async () => {
  const survey = await makeSurvey('MOVE');

  assert.equal((await ask(survey)).json.responses, rows().length);
  assert.equal((await ask(survey, late())).json.responses, 39);
  await store(survey, [...manyOf(9, {}), ...manyOf(12, { unit: world.otherBoard, day: day(-2) })]);
  assert.equal((await ask(survey)).json.responses, rows().length, 'not on the same day');
  await letADayPass(survey);
  assert.equal((await ask(survey)).json.responses, rows().length + 12, 'nine wait');
  assert.equal((await ask(survey, late())).json.responses, 39);
  assertWithheld(await ask(survey, online()));
});

test('a survey that was shown before its answers were kept leaves out groups with newcomers', async () => {
  const survey = await makeSurvey('UPGRADED');

  await ask(survey);
  await sql(`DELETE FROM sipas.crosstab_question WHERE survey_code = '${survey}';
             DELETE FROM sipas.shown_answers WHERE survey_code = '${survey}';
             UPDATE sipas.shown_state SET keeps_answers = false, folded = folded + 1
              WHERE survey_code = '${survey}'`);
  await store(survey, manyOf(1, { day: day(-40) }));
  const { status, json, text } = await ask(survey);

  assert.equal(status, 200, text);
  assert.equal(json.responses, rows().length - 40, 'early at the board on the form');
});
