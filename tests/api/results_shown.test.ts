import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { before, test } from 'node:test';
import { fileOf, liveResults, mustRun, sql } from './support/command.ts';
import { asStaff, read, resultsPath, type Json } from './support/http.ts';
import { addSurvey, day, makeWorld, response, type Response, type World } from './support/world.ts';

/** Over HTTP nobody is singled out: small groups are hidden, and what is shown stands still while single answers come. */

let world: World;

const manyOf = (count: number, more: Partial<Response>): readonly Response[] =>
  Array.from({ length: count }, (_, place) =>
    response(world, {
      answers: { a1: place % 3 === 0 ? 2 : 5, a2: 4, b1: 4, b2: 2, overall: 4, visited: 2 },
      ...more,
    }),
  );

/** Stores responses, which are folded when this returns. */
async function store(rows: readonly Response[], survey = world.survey): Promise<void> {
  const lines = rows.map((row) => JSON.stringify(row)).join('\n');

  await mustRun('import', '--survey', survey, fileOf(lines));
  await liveResults(survey);
}

const atOther = (): Partial<Response> => ({
  unit: world.otherBoard,
  counter: world.otherCounter,
  procedure: undefined,
});

before(async () => {
  world = await makeWorld('SHOWN');
  await store([
    ...manyOf(31, {}),
    ...manyOf(9, atOther()),
    ...manyOf(33, {
      unit: world.endedBoard,
      counter: undefined,
      procedure: undefined,
      channel: 'online',
      day: day(-25),
    }),
  ]);
});

const groupsBy = async (by: string): Promise<readonly Json[]> =>
  (await read(resultsPath(world.survey, `?by=${by}`))).groups;
const find = (groups: readonly Json[], key: string): Json =>
  groups.find((group) => group.key === key);

test('a group of fewer than ten is hidden, and so is what would give it away', async () => {
  const groups = await groupsBy('unit');
  const hidden = groups.filter(({ shown }) => !shown);

  assert.equal(groups.length, 3);
  assert.equal(find(groups, world.otherBoard).shown, false);
  assert.equal(hidden.length, 2, 'one alone would follow from the total');
  for (const group of hidden) {
    assert.deepEqual(Object.keys(group).sort(), ['key', 'name', 'shown']);
  }
});

for (const by of ['unit', 'procedure', 'channel', 'period', 'unit,channel', 'unit,period']) {
  test(`by ${by} nothing is told of a group that is hidden`, async () => {
    for (const group of await groupsBy(by)) {
      if (group.shown) {
        assert.ok(group.responses >= 10, group.key);
      } else {
        const { key: _key, name: _name, ...rest } = group;

        assert.deepEqual(rest, { shown: false });
      }
    }
  });
}

test('the whole survey is told, and no share more finely than its people allow', async () => {
  const [group] = (await read(resultsPath(world.survey))).groups;

  assert.equal(group.shown, true);
  assert.equal(group.responses, 73);
  for (const share of [group.index.share, group.index.low, group.index.high]) {
    assert.equal(share, Math.round(share * 100) / 100);
  }
});

const FIGURES = [
  ...['estimates', 'change', 'rest', 'reliability', 'drivers'],
  ...['weights', 'variants', 'sub_index', 'fpc', 'quality'],
];
const HEAD = [
  ...['survey', 'title', 'instrument', 'instrument_version', 'index_rule', 'figures', 'by'],
  ...['filters', 'scheme', 'scheme_note', 'scheme_category', 'as_of', 'disclosure', 'shown'],
  ...['sub_index', 'steps'], // the points that a share would get
];
const isHead = (names: readonly string[]): boolean => names.every((name) => HEAD.includes(name));

for (const figures of FIGURES) {
  test(`nothing is told of a survey with five responses: ${figures}`, async () => {
    const survey = await addSurvey(world, `FIVE_${figures}_${world.tag}`);

    await store(manyOf(5, {}), survey);
    const answer = await asStaff(resultsPath(survey, `?figures=${figures}`));

    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.json.shown, false);
    const { groups = [], ...rest } = answer.json;

    assert.ok(isHead(Object.keys(rest)), answer.text);
    assert.ok(
      groups.every((group: Json) => Object.keys(group).sort().join() === 'key,shown'),
      answer.text,
    );
  });
}

test('a unit that is hidden stays so when it is asked for alone', async () => {
  for (const figures of FIGURES) {
    const query = `?unit=${world.otherBoard}&figures=${figures}`;
    const { shown, groups = [], ...rest } = await read(resultsPath(world.survey, query));

    assert.equal(shown, false, figures);
    assert.ok(isHead(Object.keys(rest)), figures);
    assert.ok(
      groups.every((group: Json) => !group.shown && group.index === undefined),
      figures,
    );
  }
});

/** A day later: the last showing was yesterday. */
const letADayPass = (): Promise<readonly string[]> =>
  sql(`UPDATE sipas.shown_state SET day = day - 1 WHERE survey_code = '${world.survey}'`);

test('one to nine more answers change no byte, not even the next day; the tenth moves them all', async () => {
  const path = resultsPath(world.survey, '?by=unit');
  const { text: first, json } = await asStaff(path);

  assert.equal(json.as_of, day(0));
  for (let more = 1; more <= 9; more += 1) {
    await store(manyOf(1, {}));
    if (more % 4 === 1) {
      assert.equal((await asStaff(path)).text, first, `${more} more`);
    }
  }
  await pause(1100); // a cube is looked at anew after a second
  assert.equal((await asStaff(path)).text, first);
  await letADayPass();
  assert.equal((await asStaff(path)).text, first, 'nine are not enough');

  await store(manyOf(1, {}));
  await pause(1100);
  assert.equal((await asStaff(path)).text, first, 'once a day at most');
  await letADayPass();
  await asStaff(path);
  await pause(1100);
  assert.equal((await read(resultsPath(world.survey))).groups[0].responses, 83);
  assert.equal((await liveResults(world.survey)).groups[0].responses, 83);
});

test('the command line tells under control what is told over HTTP', async () => {
  const { stdout } = await mustRun('results', '--survey', world.survey, '--by', 'unit', '--json');

  assert.deepEqual(JSON.parse(stdout), await read(resultsPath(world.survey, '?by=unit')));
});
