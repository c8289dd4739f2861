import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { fileOf, liveResults, mustRun } from './support/command.ts';
import { differences, isCriterion, itemFigures, itemsOf, shareOf } from './support/figures.ts';
import type { Json } from './support/http.ts';
import {
  addSurvey,
  day,
  instrumentOf,
  makeWorld,
  response,
  type Response,
  type World,
} from './support/world.ts';

const RULES = ['pooled', 'mean_items', 'mean_factors', 'mean_groups'] as const;

let world: World;
let items: readonly Json[];
let sent: readonly Response[];
const surveys: Record<string, string> = {};

/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;

  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function pick<T>(next: (below: number) => number, list: readonly T[]): T {
  return list[next(list.length)]!;
}

/** 120 responses over every unit, counter, procedure, channel, type and period, with NA and gaps. */
function manyResponses(): readonly Response[] {
  const next = numbersFrom(20_261_122);

  return Array.from({ length: 120 }, () => {
    const other = next(4) === 0;
    const kiosk = next(3) > 0;
    const visited = pick(next, [1, 2]);
    const answers: Record<string, unknown> = { visited };

    for (const [code, values] of [
      ['a1', [1, 2, 3, 4, 4, 5, 5, 'NA', undefined]],
      ['a2', [2, 4, 4, 5, undefined]],
      ['b1', [1, 3, 4, 5, 'NA', 'NA', undefined]],
      ['b2', [0, 1, 2, 2, 'NA', undefined]],
      ['overall', [1, 2, 3, 4, 4, 5, 'NA']],
      ['gender', [1, 2, 'NA', undefined]],
    ] as const) {
      const value = pick(next, values as readonly unknown[]);

      if (value !== undefined) {
        answers[code] = value;
      }
    }
    if (visited === 1) {
      answers['why'] = pick(next, [[1], [2], [1, 3], [3, 2, 1]]);
    }
    return response(world, {
      unit: other ? world.otherBoard : world.board,
      channel: kiosk ? 'kiosk' : 'online',
      counter: kiosk
        ? other
          ? world.otherCounter
          : pick(next, [world.counter, world.counter2])
        : undefined,
      procedure: pick(next, [
        other ? world.otherProcedure : world.procedure,
        world.anyProcedure,
        undefined,
      ]),
      respondent_type: pick(next, ['citizen', 'business', undefined]),
      day: day(-1 - next(59)),
      complete: next(5) > 0,
      answers,
    });
  });
}

before(async () => {
  world = await makeWorld('RESULT');
  items = itemsOf(instrumentOf(world.instrument));
  sent = manyResponses();
  for (const rule of RULES) {
    const survey =
      rule === 'pooled'
        ? world.survey
        : await addSurvey(world, `${rule}_${world.tag}`, { index_rule: rule });
    const rows = rule === 'pooled' ? sent : sent.map((row) => ({ ...row, id: randomUUID() }));

    surveys[rule] = survey;
    await mustRun(
      'import',
      '--survey',
      survey,
      fileOf(rows.map((row) => JSON.stringify(row)).join('\n')),
    );
  }
});

/** The components of the index under a rule: the items that are pooled before shares are averaged. */
function componentsOf(rule: string): readonly (readonly Json[])[] {
  const criteria = items.filter(isCriterion);

  switch (rule) {
    case 'mean_items':
      return criteria.map((item) => [item]);
    case 'mean_factors':
    case 'mean_groups': {
      const key = rule === 'mean_factors' ? 'factor' : 'group';

      return [...new Set(criteria.map((item) => item[key]))].map((code) =>
        criteria.filter((item) => item[key] === code),
      );
    }
    default:
      return [criteria];
  }
}

/** The group that the service should tell of these responses. */
function expectedGroup(rows: readonly Response[], rule = 'pooled'): Json {
  const index = shareOf(rows, componentsOf(rule));
  const factors = ['I', 'II'].map((code) => ({
    ...shareOf(rows, [items.filter((item) => item.factor === code && isCriterion(item))]),
    code,
    group: code === 'I' ? 'policy' : 'service',
  }));
  const complete = rows.filter((row) => row['complete']).length;
  const points = index.share === null ? null : index.share * 38;

  return {
    responses: rows.length,
    complete,
    partial: rows.length - complete,
    channels: Object.fromEntries(
      ['kiosk', 'online'].map((channel) => [
        channel,
        rows.filter((row) => row['channel'] === channel).length,
      ]),
    ),
    index,
    sub_index:
      points === null
        ? null
        : {
            points,
            low: index.low! * 38,
            high: index.high! * 38,
            max_points: 38,
            target: { low: 28, high: 30, source: 'Kế hoạch kiểm thử' },
            position: points < 28 ? 'below' : points > 30 ? 'above' : 'within',
          },
    overall: shareOf(rows, [items.filter((item) => item.overall)]),
    factors,
    items: items.filter(({ kind }) => kind !== 'text').map((item) => itemFigures(rows, item)),
  };
}

const measured = ({ satisfied, valid, respondents, share, low, high }: Json): Json => ({
  satisfied,
  valid,
  respondents,
  share,
  low,
  high,
});

/** The members of a group that are worked out above. */
function figuresOf({ responses, complete, partial, channels, ...group }: Json): Json {
  const { points, low, high, max_points, target, position } = group.sub_index ?? {};

  return {
    responses,
    complete,
    partial,
    channels,
    index: measured(group.index),
    sub_index: group.sub_index && { points, low, high, max_points, target, position },
    overall: measured(group.overall),
    factors: group.factors.map((factor: Json) => ({
      ...measured(factor),
      code: factor.code,
      group: factor.group,
    })),
    items: group.items.map(({ code, kind, factor, counts, n, na, missing, ...item }: Json) => ({
      code,
      kind,
      factor,
      counts,
      n,
      na,
      missing,
      mean: item.mean ?? null,
      satisfied: kind === 'scale' && n > 0 ? measured(item) : null,
    })),
  };
}

/** The cube does not hold how criteria go together: the interval is by clusters. */
const withoutEnds = ({ low: _low, high: _high, ...others }: Json): Json => others;

function assertGroup(actual: Json, rows: readonly Response[], rule?: string): void {
  const [told, expected] = [figuresOf(actual), expectedGroup(rows, rule)].map((group) =>
    rule === 'mean_items'
      ? { ...group, index: withoutEnds(group.index), sub_index: withoutEnds(group.sub_index) }
      : group,
  );

  assert.deepEqual(differences(told, expected), []);
  assert.ok(actual.index.low <= actual.index.share && actual.index.share <= actual.index.high);
}

const periodOf = (row: Response): string => (String(row['day']) < day(-30) ? 'EARLY' : 'LATE');

for (const rule of RULES) {
  test(`figures of all responses are exact, the index by ${rule}`, async () => {
    const results = await liveResults(surveys[rule]!);

    assert.equal(results.survey, surveys[rule]);
    assert.equal(results.instrument, world.instrument);
    assert.equal(results.instrument_version, 1);
    assert.equal(results.index_rule, rule);
    assert.equal(results.scheme, 'none');
    assert.equal(results.disclosure, 'none');
    assert.equal(results.as_of, null);
    assert.deepEqual([results.by, results.groups.length], [null, 1]);
    assert.equal(results.groups[0].key, null);
    assert.equal(results.groups[0].name, undefined);
    assertGroup(results.groups[0], sent, rule);
  });
}

test('the rules differ on these responses, so that a mix-up would show', async () => {
  const shares = await Promise.all(
    RULES.map(async (rule) => (await liveResults(surveys[rule]!)).groups[0].index.share),
  );

  // Two factors in a group each: these two rules agree by construction.
  assert.equal(shares[2], shares[3]);
  assert.equal(new Set(shares).size, 3);
});

const breakdowns: readonly (readonly [string, (row: Response) => string | null])[] = [
  ['unit', (row) => String(row['unit'])],
  ['procedure', (row) => (row['procedure'] as string | undefined) ?? null],
  ['channel', (row) => String(row['channel'])],
  ['respondent_type', (row) => (row['respondent_type'] as string | undefined) ?? null],
  ['period', periodOf],
];

for (const [by, keyOf] of breakdowns) {
  test(`figures by ${by} are exact and add up to those of all`, async () => {
    const results = await liveResults(world.survey, '--by', by);
    const keys = new Set(sent.map(keyOf));
    const total = expectedGroup(sent);

    assert.equal(results.by, by);
    assert.deepEqual(new Set(results.groups.map(({ key }: Json) => key)), keys);
    assert.equal(results.groups.length, keys.size);
    for (const group of results.groups) {
      assertGroup(
        group,
        sent.filter((row) => keyOf(row) === group.key),
      );
    }
    const sum = (figure: (group: Json) => number): number =>
      results.groups.reduce((so_far: number, group: Json) => so_far + figure(group), 0);

    assert.equal(
      sum(({ responses }) => responses),
      total.responses,
    );
    assert.equal(
      sum(({ index }) => index.valid),
      total.index.valid,
    );
    assert.equal(
      sum(({ index }) => index.satisfied),
      total.index.satisfied,
    );
    for (const [place, item] of total.items.entries()) {
      for (const figure of ['n', 'na', 'missing']) {
        assert.equal(
          sum(({ items: list }) => list[place][figure]),
          item[figure],
          `${item.code} ${figure}`,
        );
      }
    }
  });
}

test('groups of units and procedures carry their names', async () => {
  for (const [by, code, name] of [
    ['unit', world.board, `Đơn vị ${world.board}`],
    ['procedure', world.procedure, `Thủ tục ${world.procedure}`],
  ] as const) {
    const group = (await liveResults(world.survey, '--by', by)).groups.find(
      ({ key }: Json) => key === code,
    );

    assert.equal(group.name.vi, name);
  }
});

const filters: readonly (readonly [
  string,
  (world: World) => string,
  (row: Response, value: string) => boolean,
])[] = [
  ['unit', (here) => here.board, (row, value) => row['unit'] === value],
  ['unit', (here) => here.province, () => true],
  ['unit', (here) => here.counter2, (row, value) => row['counter'] === value],
  ['unit', (here) => here.endedBoard, () => false],
  ['procedure', (here) => here.anyProcedure, (row, value) => row['procedure'] === value],
  ['channel', () => 'online', (row, value) => row['channel'] === value],
  ['respondent_type', () => 'business', (row, value) => row['respondent_type'] === value],
  ['period', () => 'EARLY', (row, value) => periodOf(row) === value],
];

for (const [name, valueOf, keeps] of filters) {
  test(`the filter ${name}=${valueOf(dummyWorld()).split('_')[0]} keeps just its responses`, async () => {
    const value = valueOf(world);
    const option = `--${name.replace('_', '-')}`;
    const results = await liveResults(world.survey, option, value);

    assert.equal(results.filters[name], value);
    assertGroup(
      results.groups[0],
      sent.filter((row) => keeps(row, value)),
    );
  });
}

/** For names of tests, which are needed before there is a world. */
function dummyWorld(): World {
  return new Proxy({}, { get: (_, name) => String(name) }) as World;
}

test('filters work together and with a breakdown', async () => {
  const results = await liveResults(
    world.survey,
    ...['--by', 'unit', '--channel', 'kiosk', '--period', 'LATE', '--respondent-type', 'citizen'],
  );
  const kept = sent.filter(
    (row) =>
      row['channel'] === 'kiosk' &&
      periodOf(row) === 'LATE' &&
      row['respondent_type'] === 'citizen',
  );

  for (const group of results.groups) {
    assertGroup(
      group,
      kept.filter((row) => row['unit'] === group.key),
    );
  }
  assert.equal(
    results.groups.reduce((sum: number, group: Json) => sum + group.responses, 0),
    kept.length,
  );
});

test('a filter says only what was asked for', async () => {
  assert.deepEqual((await liveResults(world.survey)).filters, {});
  assert.deepEqual((await liveResults(world.survey, '--channel', 'kiosk')).filters, {
    channel: 'kiosk',
  });
});

test('everybody satisfied is 100 % up to the end of the scale, nobody is 0 %', async () => {
  for (const [value, share] of [
    [5, 1],
    [1, 0],
  ] as const) {
    const survey = await addSurvey(world, `ALL${value}_${world.tag}`);
    const rows = Array.from({ length: 8 }, () =>
      response(world, { answers: { a1: value, a2: value, visited: 2, overall: value } }),
    );

    await mustRun(
      'import',
      '--survey',
      survey,
      fileOf(rows.map((row) => JSON.stringify(row)).join('\n')),
    );
    const group = (await liveResults(survey)).groups[0];

    assertGroup(group, rows);
    assert.equal(group.index.share, share);
    assert.equal(share === 1 ? group.index.high : group.index.low, share);
  }
});
