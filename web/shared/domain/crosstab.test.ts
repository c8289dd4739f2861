import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crossedItem, crossedSections, optionLabel } from './crosstab.ts';
import { NO_PAIR, pairOf, queryOfPair } from './filters.ts';
import { sampleInstrument } from './survey.samples.ts';

test('only items that take one answer can be set side by side', () => {
  const codes = crossedSections(sampleInstrument).map(({ items }) => items.map(({ code }) => code));

  assert.deepEqual(codes, [
    ['1.1', '1.2'],
    ['2.0', '2.1'],
    ['all', 'age'],
  ]);
  for (const code of ['how', 'why', 'nowhere', null]) {
    assert.equal(crossedItem(sampleInstrument, code), null);
  }
  const feedback = crossedItem(sampleInstrument, '2.0')!;

  assert.deepEqual(optionLabel(sampleInstrument, feedback, 0), { vi: 'Không', en: 'No' });
  assert.equal(optionLabel(sampleInstrument, feedback, 'missing'), null);
});

test('a pair survives the way through the address', () => {
  const pair = { first: '1.1', second: 'age', shares: true };

  assert.deepEqual(pairOf(new Map(queryOfPair(pair))), pair);
  assert.deepEqual(queryOfPair(NO_PAIR), []);
  assert.deepEqual(pairOf(new Map([['cells', 'best']])), NO_PAIR);
});
