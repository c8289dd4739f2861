import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameworks, leaf, openCard, plan, ranking, tienGiang } from './par.samples.ts';
import { byUrgency, monthsOf, overdueOf } from './par_plan.ts';
import { classOfTotal, movable, percentOfTotal, rankAmong, supposedTotal } from './par_scenario.ts';
import { placesGained } from './par_standing.ts';
import { daysUntil, deadlineOf, placeOfStep } from './par_workflow.ts';
import { stageSums, treeRows, worstFields } from './scorecard.ts';

test('the 6.95 points of Tiền Giang are lost in fields 6, 4, 7 and 5', () => {
  assert.deepEqual(
    worstFields(tienGiang.fields).map(({ code, lost }) => [code, lost]),
    [
      ['6', 2.75],
      ['4', 2.6],
      ['7', 1.1],
      ['5', 0.5],
    ],
  );
});

test('all at maximum is 100, and one criterion moves the total by what it gains', () => {
  const all = Object.fromEntries(
    movable(tienGiang).map(({ code, max_points: max }) => [code, max]),
  );

  assert.equal(supposedTotal(tienGiang, all), 100);
  assert.equal(supposedTotal(tienGiang, { '4': 10 }), 95.65);
  assert.equal(supposedTotal(tienGiang, { '4': 0 }), 85.65);
  assert.equal(supposedTotal(tienGiang, {}), 93.05);
});

test('a slider is there for what can still win points', () => {
  assert.deepEqual(
    movable(tienGiang).map(({ code }) => code),
    ['6', '4', '7', '5'],
  );
  assert.deepEqual(
    movable({ ...tienGiang, fields: [{ ...leaf('9', 5, 5), bonus: true }] }).length,
    1,
  );
});

test('a class begins exactly at its cut, of the applicable maximum', () => {
  const classes = frameworks[0]?.classes ?? [];

  assert.equal(classOfTotal(classes, 90, 100)?.code, 'A');
  assert.equal(classOfTotal(classes, 89.999999, 100)?.code, 'B');
  assert.equal(classOfTotal(classes, 68.32, 84)?.code, 'B');
  assert.equal(classOfTotal(classes, 79.9, 100), null);
  assert.equal(percentOfTotal(68.32, 84)?.toFixed(2), '81.33');
  assert.equal(percentOfTotal(0, 0), null);
});

test('the supposed rank is among the others as they are, ties in front of nobody', () => {
  assert.equal(rankAmong(ranking.rows, 'BQLKCN_TG', 93.05), 13);
  assert.equal(rankAmong(ranking.rows, 'BQLKCN_TG', 100), 1);
  assert.equal(rankAmong(ranking.rows, 'BQLKCN_TG', 98.55), 2);
  assert.equal(placesGained(ranking.rows[12]!), 2);
});

test('rows of the tree come in order, with what they lie in', () => {
  assert.deepEqual(
    treeRows(openCard.fields).map(({ criterion, above }) => [criterion.code, above.join()]),
    [
      ['1', ''],
      ['1.1', '1'],
      ['1.2', '1'],
      ['1.3', '1'],
      ['2', ''],
      ['8', ''],
    ],
  );
  assert.equal(stageSums(openCard.fields[0]!).final, 2);
  assert.equal(stageSums(openCard.fields[0]!).self, null);
});

test('steps lie behind, here or ahead; nobody had to explain', () => {
  const places = (state: 'open' | 'final', explained: boolean) =>
    (['open', 'explained', 'final', 'published'] as const).map((step) =>
      placeOfStep(step, state, explained),
    );

  assert.deepEqual(places('open', false), ['now', 'ahead', 'ahead', 'ahead']);
  assert.deepEqual(places('final', false), ['done', 'skipped', 'now', 'ahead']);
  assert.deepEqual(places('final', true), ['done', 'done', 'now', 'ahead']);
});

test('each state has its deadline, in whole days over the end of a month', () => {
  const round = openCard.round!;

  assert.equal(deadlineOf(round, 'open'), '2026-01-31');
  assert.equal(deadlineOf(round, 'appraised'), '2026-03-15');
  assert.equal(deadlineOf(round, 'published'), null);
  assert.equal(daysUntil('2026-03-01', '2026-02-26'), 3);
  assert.equal(daysUntil('2026-01-31', '2026-02-03'), -3);
});

test('what is late comes first, what is over last, and months are in order', () => {
  assert.deepEqual(
    byUrgency(plan.measures).map(({ code }) => code),
    ['KP-6', 'KP-4', 'KP-8'],
  );
  assert.deepEqual(
    overdueOf(plan.measures).map(({ code }) => code),
    ['KP-6'],
  );
  assert.deepEqual(
    monthsOf(plan.measures).map(({ month, measures }) => [month, measures.length]),
    [
      ['2020-06', 1],
      ['2020-09', 2],
    ],
  );
});
