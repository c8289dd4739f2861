import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileOf, liveResults, makeKey, mustRun, sipas } from './support/command.ts';
import { asStaff, read, resultsPath, type Json } from './support/http.ts';
import { day, makeWorld, response, type Response, type World } from './support/world.ts';

/** What can be asked of results, and what the answer to each question is like. */

let world: World;

/** Forty responses in each unit and period, with every answer to every criterion. */
function manyResponses(): readonly Response[] {
  return [world.board, world.otherBoard].flatMap((unit) =>
    [-40, -10].flatMap((start) =>
      Array.from({ length: 40 }, (_, place) =>
        response(world, {
          unit,
          counter: unit === world.board ? world.counter : world.otherCounter,
          procedure: undefined,
          channel: 'kiosk',
          day: day(start + (place % 9)),
          answers: {
            a1: 1 + (place % 5),
            a2: 1 + ((place * 3) % 5),
            b1: 1 + ((place + 2) % 5),
            b2: place % 3,
            overall: 1 + ((place + (place % 3)) % 5),
            visited: 2,
          },
        }),
      ),
    ),
  );
}

before(async () => {
  world = await makeWorld('QUERY');
  const lines = manyResponses().map((row) => JSON.stringify(row));

  await mustRun('import', '--survey', world.survey, fileOf(lines.join('\n')));
  await liveResults(world.survey);
});

const EST = [
  ...['satisfied', 'valid', 'respondents', 'share', 'low', 'high', 'se', 'df', 'deff'],
  ...['n_effective', 'reliable', 'unreliable'],
];
const DIFFERENCE = ['difference', 'se', 'df', 't', 'p', 'p_holm', 'p_bh', 'low', 'high'];

/** A member of the answer (the first of a list), and what it must have. */
const shapes: readonly (readonly [string, string, readonly string[]])[] = [
  ['estimates', 'groups', ['key', 'shown', 'responses', 'index', 'overall', 'factors', 'items']],
  ['change', 'measures', ['code', 'kind', 'from_share', 'to_share', ...DIFFERENCE]],
  ['change', 'units', ['code', 'kind', 'from_share', 'to_share', ...DIFFERENCE]],
  ['rest', 'groups', ['key', 'shown', 'share', 'rest', 'place', ...DIFFERENCE]],
  ['reliability', 'sets', ['code', 'k', 'n', 'alpha', 'low', 'high', 'items']],
  ['drivers', 'models', ['n', 'r2', 'factors']],
  ['variants', 'groups', ['key', 'shown', 'variants']],
  ['sub_index', 'groups', ['key', 'shown', 'points', 'low', 'high', 'max_points', 'step_points']],
  ['fpc', 'groups', ['key', 'shown', 'uncorrected', 'corrected']],
  ['quality', 'items', ['code', 'asked', 'na', 'missing']],
  ['quality', 'counters', ['counter', 'unit', 'responses', 'straight_lined', 'fast']],
];

for (const [figures, member, names] of shapes) {
  test(`figures=${figures} tells ${member} with ${names.length} members`, async () => {
    const answer = await read(resultsPath(world.survey, `?figures=${figures}`));

    assert.equal(answer.figures, figures);
    assert.equal(answer.shown, true);
    assert.ok(answer[member].length > 0);
    assert.deepEqual(
      names.filter((name) => !(name in answer[member][0])),
      [],
    );
  });
}

test('figures=weights tells how the responses are weighted', async () => {
  const answer = await read(resultsPath(world.survey, '?figures=weights'));

  assert.equal(answer.scheme, 'none');
  assert.deepEqual([answer.sum, answer.mean, answer.min, answer.max], [160, 1, 1, 1]);
  assert.deepEqual([answer.kish_deff, answer.n_kish, answer.lonely_strata], [1, 160, []]);
});

test('an estimate has its counts, interval, design and how far it can be relied on', async () => {
  const [group] = (await read(resultsPath(world.survey))).groups;

  for (const estimate of [group.index, group.overall, group.factors[0], group.items[0]]) {
    assert.deepEqual(
      EST.filter((name) => !(name in estimate)),
      [],
    );
  }
  assert.equal(group.index.respondents, 160);
});

test('measure leaves out what is not asked for', async () => {
  const of = async (measure: string): Promise<readonly number[]> => {
    const [group] = (await read(resultsPath(world.survey, `?measure=${measure}`))).groups;

    return [group.factors.length, group.items.length];
  };

  assert.deepEqual(await of('index'), [0, 0]);
  assert.deepEqual(await of('index,factor'), [2, 0]);
  assert.equal((await of('item'))[0], 0);
  assert.ok((await of('item'))[1]! > 4);
});

test('by two dimensions each pair has its group, and they add up', async () => {
  const results = await read(resultsPath(world.survey, '?by=unit,period'));

  assert.equal(results.by, 'unit,period');
  assert.deepEqual(
    results.groups.map(({ key, shown, responses }: Json) => [key, shown, responses]),
    [world.board, world.otherBoard].flatMap((unit) =>
      ['EARLY', 'LATE'].map((period) => [`${unit}:${period}`, true, 40]),
    ),
  );
});

test('a scheme that the survey has no populations for is told with a note', async () => {
  const results = await read(resultsPath(world.survey, '?scheme=rake'));

  assert.deepEqual([results.scheme, results.scheme_note], ['none', 'no_population']);
});

test('the key of a unit sees the groups of that unit only', async () => {
  const key = await makeKey('leader', { unit: world.board });
  const path = resultsPath(world.survey, '?by=unit');

  assert.deepEqual(
    (await read(path, key)).groups.map((group: Json) => group.key),
    [world.board],
  );
  assert.equal((await read(resultsPath(world.survey), key)).groups[0].responses, 80);
  assert.equal(
    (await read(resultsPath(world.survey, `?unit=${world.otherBoard}`), key)).groups[0].responses,
    0,
  );
  assert.equal((await read(path)).groups.length, 2);
});

const wrong: readonly (readonly [string, string])[] = [
  ['by=colour', 'by'],
  ['by=unit,colour', 'by'],
  ['by=unit,unit', 'by'],
  ['by=unit,period,channel', 'by'],
  ['by=unit&figures=drivers', 'by'],
  ['scheme=magic', 'scheme'],
  ['figures=fpc&scheme=rake', 'scheme'],
  ['figures=colours', 'figures'],
  ['figures=rest,change', 'figures'],
  ['measure=index,colour', 'measure'],
  ['detail=some', 'detail'],
  ['max_points=many', 'max_points'],
  ['max_points=0', 'max_points'],
  ['figures=change&from=2019Q9', 'from'],
  ['figures=change&to=2019Q9', 'to'],
  ['period=2019Q9', 'period'],
  ['channel=fax', 'channel'],
  ['respondent_type=robot', 'respondent_type'],
  ['procedure=NO_SUCH', 'procedure'],
  ['unit=NO_SUCH', 'unit'],
];

for (const [query, member] of wrong) {
  test(`?${query} is 422 and names ${member}`, async () => {
    const answer = await asStaff(resultsPath(world.survey, `?${query}`));

    assert.equal(answer.status, 422, answer.text);
    assert.equal(answer.json.type, '/problems/invalid');
    assert.equal(answer.json.where, member);
  });
}

test('a member that there is not is refused, and so is a survey', async () => {
  assert.equal((await asStaff(resultsPath(world.survey, '?colour=red'))).status, 422);
  assert.equal((await asStaff(resultsPath('NO_SUCH_SURVEY'))).status, 404);
});

test('the command writes CSV: a row for each measure of each group', async () => {
  const { stdout } = await mustRun(
    'results',
    ...['--survey', world.survey, '--by', 'unit', '--disclosure', 'none', '--format', 'csv'],
  );
  const [header, ...rows] = stdout.trimEnd().split('\r\n');
  const columns = header!.split(',').length;

  assert.ok(rows.length >= 2 * (1 + 2 + 4));
  assert.ok(rows.every((row) => row.split(',').length === columns));
  const index = rows.find((row) => row.startsWith(`${world.board},index,`))!.split(',');
  const [group] = (await liveResults(world.survey, '--by', 'unit')).groups;

  assert.deepEqual(index.slice(4, 7).map(Number), [
    group.index.satisfied,
    group.index.valid,
    group.index.respondents,
  ]);
  assert.equal(Number(index[7]), group.index.share);
});

test('other figures than estimates are told as JSON only, and wrong words are wrong usage', async () => {
  const of = (...args: readonly string[]) => sipas(['results', '--survey', world.survey, ...args]);

  assert.equal((await of('--figures', 'drivers')).code, 2);
  assert.equal((await of('--by', 'colour')).code, 2);
  assert.equal((await of('--disclosure', 'some')).code, 2);
  assert.equal((await of('--format', 'pdf')).code, 2);
  assert.equal((await of('--scheme', 'magic')).code, 1);
});
