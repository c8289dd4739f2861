import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FrameworkEntry } from '../shared/domain/scorecard.ts';
import { chooseFramework, chooseUnit, firstChoice, tabOf } from './choice.ts';

const scorecard = (unit: string, period: string) => ({ unit, name: { vi: unit }, period });
const framework = (code: string, scorecards: FrameworkEntry['scorecards'], version = 1) => ({
  code,
  version,
  title: { vi: code },
  max_points: 100,
  scorecards,
});
const frameworks = [
  framework('EMPTY', []),
  framework('F', [scorecard('A', '2025'), scorecard('A', '2026'), scorecard('B', '2024')]),
  framework('G', [scorecard('A', '2026'), scorecard('B', '2026')]),
];

test('a choice falls back to what exists, and to the newest period', () => {
  const newest = { framework: 'F', unit: 'A', period: '2026' };

  assert.deepEqual(firstChoice(frameworks, {}), newest);
  assert.deepEqual(firstChoice(frameworks, { framework: 'F', unit: 'A', period: '2025' }), {
    ...newest,
    period: '2025',
  });
  assert.deepEqual(chooseUnit(frameworks, 'F', 'B')?.period, '2024');
  assert.equal(chooseFramework(frameworks, 'EMPTY'), null);
  assert.equal(firstChoice([], {}), null);
});

test('another criteria set keeps the unit where it has one', () => {
  assert.equal(chooseFramework(frameworks, 'G', 'B')?.unit, 'B');
  assert.equal(chooseFramework(frameworks, 'F', 'C')?.unit, 'A');
  assert.equal(tabOf('plan'), 'plan');
  assert.equal(tabOf('nonsense'), 'card');
});

test('the scorecards of every version of a criteria set can be chosen', () => {
  const versions = [
    framework('F', [scorecard('A', '2025')]),
    framework('F', [scorecard('A', '2026'), scorecard('B', '2026')], 2),
  ];

  assert.equal(chooseUnit(versions, 'F', 'A')?.period, '2026');
  assert.equal(chooseUnit(versions, 'F', 'B')?.period, '2026');
  assert.equal(chooseFramework(versions, 'F', 'B')?.unit, 'B');
  assert.equal(chooseFramework([framework('F', []), ...versions.slice(1)], 'F')?.unit, 'A');
});
