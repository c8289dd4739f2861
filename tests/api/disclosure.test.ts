import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { fileOf, liveResults, mustRun } from './support/command.ts';
import { asStaff, read, resultsPath, type Json } from './support/http.ts';
import {
  addOracleCatalogue,
  addOracleSurvey,
  definition,
  jsonAt,
  oraclePath,
  oracleResponses as responses,
} from './support/oracle.ts';

/** What a reader of results over HTTP must not be able to work out, of the 300 made-up responses. */
const OF_EVERYBODY = ['reliability', 'drivers', 'weights', 'quality', 'rest', 'change'] as const;
const OF_GROUPS = ['estimates', 'variants', 'sub_index', 'fpc'] as const;
/** Seven people answered about it. */
const HIDDEN = 'A12';

async function makeSurvey(lines: readonly Json[], changes: Json = {}): Promise<string> {
  const code = `D${randomUUID().slice(0, 8).toUpperCase()}`;

  await addOracleSurvey(code, lines, changes);
  return code;
}

let code: string;
const ask = (query: string): Promise<Json> => read(resultsPath(code, `?${query}`));

before(async () => {
  await addOracleCatalogue();
  code = await makeSurvey(responses);
});

for (const figures of OF_EVERYBODY) {
  test(`figures=${figures} of a hidden unit are not told`, async () => {
    const head = Object.keys(await ask(`figures=weights&measure=index&unit=${HIDDEN}`));
    const report = await ask(`figures=${figures}&unit=${HIDDEN}`);

    assert.equal(report.shown, false);
    assert.deepEqual(Object.keys(report), head);
  });
}

for (const figures of OF_GROUPS) {
  test(`figures=${figures} of a hidden unit are not told`, async () => {
    const { shown, groups } = await ask(`figures=${figures}&unit=${HIDDEN}`);

    assert.equal(shown, false);
    assert.equal(groups.length, 1);
    assert.ok(Object.keys(groups[0]).every((name) => ['key', 'shown', 'variants'].includes(name)));
  });
}

test('responses by channel are told only where that table tells them', async () => {
  const table = await ask('by=unit,channel&measure=index');
  const told = new Map(table.groups.map((group: Json) => [group.key, group.responses]));
  let hidden = 0;

  for (const { key, shown, channels } of (await ask('by=unit')).groups) {
    for (const channel of shown ? ['kiosk', 'online'] : []) {
      assert.equal(channels[channel], told.get(`${key}:${channel}`), `${key}:${channel}`);
      hidden += channels[channel] === undefined ? 1 : 0;
    }
  }
  assert.ok(hidden > 0, 'the reference data hides some');
});

test('no channel of a group of two dimensions is told', async () => {
  const shown = (await ask('by=unit,period&measure=index')).groups.filter((g: Json) => g.shown);

  assert.ok(shown.length > 0);
  assert.ok(shown.every(({ channels }: Json) => Object.keys(channels).length === 0));
});

test('quality is of all that is asked about, whatever the measure', async () => {
  const whole = await ask('figures=quality&unit=A03');

  for (const query of ['measure=index', 'measure=factor', 'scheme=none']) {
    const { items, responses: n } = await ask(`figures=quality&unit=A03&${query}`);

    assert.deepEqual([items, n], [whole.items, whole.responses]);
  }
  assert.ok(whole.items.every(({ asked }: Json) => asked === whole.responses));
});

test('a counter is told if its unit has nothing else to hide', async () => {
  assert.deepEqual(
    (await ask('figures=quality')).counters.map(({ counter }: Json) => counter),
    ['A05-K1'],
  );
  assert.deepEqual((await ask('figures=quality&period=2025Q3')).counters, []);
});

test('the counters of a unit are told all or none', async () => {
  const lines = [...responses, ...responses];
  const first = responses.find(({ counter }) => counter === 'A05-K1');
  const units = jsonAt(oraclePath('units.json'));
  const known = units.units.find(({ code: unit }: Json) => unit === 'A05-K1');

  await mustRun('unit', 'add', fileOf({ units: [{ ...known, code: 'A05-K2' }] }));
  const two = await makeSurvey([
    ...lines,
    ...Array.from({ length: 7 }, () => ({ ...first, counter: 'A05-K2' })),
  ]);
  const { counters } = await read(resultsPath(two, '?figures=quality'));

  assert.ok(counters.length > 0);
  assert.ok(counters.every(({ unit }: Json) => unit !== 'A05'));
});

test('the weights do not tell how many are in the smallest stratum', async () => {
  for (const scheme of ['design', 'post', 'rake']) {
    const { min, max, mean } = await ask(`figures=weights&scheme=${scheme}`);

    assert.deepEqual([min, max], [null, null]);
    assert.ok(mean > 1);
  }
});

test('no list of strata tells of people in one that is hidden', async () => {
  const listed = await makeSurvey(responses, {
    populations: definition.populations.filter(
      ({ unit, period }: Json) => unit !== 'A03' && !(unit === 'A12' && period === '2025Q4'),
    ),
  });
  const all = await liveResults(listed, '--figures', 'weights', '--scheme', 'post');
  const told = await read(resultsPath(listed, '?figures=weights&scheme=post'));
  const groups = (await read(resultsPath(listed, '?by=unit,period&measure=index'))).groups;
  const hidden = groups.filter(({ shown }: Json) => !shown).map(({ key }: Json) => key);
  const shownOf = (strata: readonly string[]): readonly string[] =>
    strata.filter((stratum) => !hidden.includes(stratum));

  assert.ok(hidden.includes('A12:2025Q4'));
  assert.ok(all.strata_without_population.includes('A12:2025Q4'));
  assert.deepEqual(told.strata_without_population, shownOf(all.strata_without_population));
  assert.ok(told.strata_without_population.length > 0);
  assert.deepEqual(told.lonely_strata, shownOf(all.lonely_strata));
  assert.ok(all.collapsed_strata.length > 0, 'fewer than five of a channel');
  assert.equal(told.collapsed_strata, undefined);
});

test('sums of those who answered everything are not told', async () => {
  const { sets } = await ask('figures=reliability');

  assert.ok(sets.length > 1);
  for (const set of sets) {
    assert.equal(set.scale_mean, null);
    assert.ok(set.items.every(({ mean, sd }: Json) => mean === null && sd === null));
  }
});

test('reliability and drivers of fewer than ten complete answers are not told', async () => {
  for (const unit of ['A02', 'A03', 'A04', 'A05', 'A06']) {
    const { sets } = await ask(`figures=reliability&unit=${unit}`);
    const { models } = await ask(`figures=drivers&unit=${unit}`);

    for (const { n, alpha, items } of (sets ?? []).filter(
      ({ n: complete }: Json) => complete < 10,
    )) {
      assert.deepEqual([alpha, items], [null, []], `${unit} ${n}`);
    }
    for (const { state, factors } of (models ?? []).filter(({ n }: Json) => n < 10)) {
      assert.deepEqual([state, factors], ['too_few', []], unit);
    }
  }
});

test('a sample of responses has design weights', async () => {
  const report = await ask('figures=fpc');
  const refused = await asStaff(resultsPath(code, '?figures=fpc&scheme=rake'));

  assert.equal(report.scheme, 'design');
  assert.ok(report.groups[0].corrected.share > 0);
  assert.equal(refused.status, 422);
});

test('a sample of a survey without populations is not known', async () => {
  const bare = `D${randomUUID().slice(0, 8).toUpperCase()}`;

  await mustRun('survey', 'add', fileOf({ ...definition, code: bare, populations: [] }));
  const { groups } = await read(resultsPath(bare, '?figures=fpc'));

  assert.ok(groups.every(({ corrected }: Json) => (corrected?.share ?? null) === null));
});

test('people who could not judge anything are people: a few of them are hidden', async () => {
  const kiosk = responses.find(({ counter }) => counter === 'A05-K1');
  const lines = (unit: string, count: number, answers: Json): readonly Json[] =>
    Array.from({ length: count }, () => ({
      ...kiosk,
      unit,
      counter: `${unit}-K1`,
      procedure: undefined,
      answers,
    }));
  const mute = Object.fromEntries(Object.keys(kiosk.answers).map((item) => [item, 'NA']));
  const few = await makeSurvey([
    ...lines('A02', 20, kiosk.answers),
    ...lines('A03', 30, kiosk.answers),
    ...lines('A04', 40, kiosk.answers),
    ...lines('A05', 5, mute),
  ]);
  const groups = (await read(resultsPath(few, '?by=unit'))).groups;

  const shown = Object.fromEntries(groups.map((group: Json) => [group.key, group.shown]));

  assert.equal(shown['A05'], false);
  assert.equal(shown['A02'], false, 'all minus the others would be the five');
  assert.equal(shown['A04'], true);
});

test('where everybody is satisfied no rule of the index passes 100 %', async () => {
  const satisfied = responses.map((line) => ({
    ...line,
    answers: Object.fromEntries(
      Object.entries(line.answers).map(([item, value]) => [item, value === 'NA' ? value : 5]),
    ),
  }));
  const all = await makeSurvey(satisfied);

  for (const by of ['unit', 'procedure', 'unit,period']) {
    for (const scheme of ['design', 'post', 'rake']) {
      const { groups } = await read(
        resultsPath(all, `?figures=variants&by=${by}&scheme=${scheme}`),
      );

      for (const { variants } of groups.filter(({ shown }: Json) => shown)) {
        assert.deepEqual([variants.mean_respondents, variants.mean_factors], [1, 1]);
      }
    }
  }
});

test('a crosstab does not tell what one person answered since the results were shown', async () => {
  const added = await makeSurvey(responses);
  const crosstab = resultsPath(added, '?figures=crosstab&first=c1_1&second=overall');

  assert.equal((await read(resultsPath(added))).groups[0].responses, responses.length);
  await mustRun(
    'import',
    '--survey',
    added,
    fileOf(JSON.stringify({ ...responses[0], id: randomUUID() })),
  );
  await liveResults(added);
  const { shown, responses: people, counts } = await read(crosstab);
  const before = await ask('figures=crosstab&first=c1_1&second=overall');

  assert.deepEqual([shown, people, counts], [true, responses.length, before.counts]);
});
