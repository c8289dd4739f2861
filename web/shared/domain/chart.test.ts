import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonRange, divergingSegments, moodOf, showsFaces, ticks } from './chart.ts';
import { satisfaction } from './survey.samples.ts';

const counts = (...n: number[]) => n.map((count, place) => ({ value: place + 1, n: count }));
const ends = (...n: number[]) =>
  divergingSegments(satisfaction, counts(...n)).map(({ from, until }) => [from, until]);

test('the middle of the neutral answer stands at zero', () => {
  assert.deepEqual(ends(0, 0, 4, 0, 0), [
    [-0.5, -0.5],
    [-0.5, -0.5],
    [-0.5, 0.5],
    [0.5, 0.5],
    [0.5, 0.5],
  ]);
});

test('satisfied answers lie right, dissatisfied ones left', () => {
  assert.deepEqual(ends(1, 1, 0, 1, 1), [
    [-0.5, -0.25],
    [-0.25, 0],
    [0, 0],
    [0, 0.25],
    [0.25, 0.5],
  ]);
});

test('a scale without a neutral answer is cut between its halves', () => {
  const four = satisfaction.filter(({ value }) => value !== 3);
  const segments = divergingSegments(four, counts(1, 1, 9, 1, 1));

  assert.deepEqual(
    segments.map(({ from }) => from),
    [-0.5, -0.25, 0, 0.25],
  );
});

test('nobody answered: nothing is drawn', () => {
  assert.deepEqual(ends(0, 0, 0, 0, 0), []);
});

test('the range has room for the longest bar on either side', () => {
  const bars = [
    divergingSegments(satisfaction, counts(1, 0, 0, 9, 0)),
    divergingSegments(satisfaction, counts(3, 1, 0, 6, 0)),
  ];

  assert.deepEqual(commonRange(bars), { left: 0.4, right: 0.9 });
  assert.deepEqual(commonRange([]), { left: 0.2, right: 0.2 });
});

test('an axis always ends at its maximum and its marks do not collide there', () => {
  assert.deepEqual(ticks(38), [0, 10, 20, 30, 38]);
  assert.deepEqual(ticks(32), [0, 10, 20, 32]);
  assert.deepEqual(ticks(10), [0, 2, 4, 6, 8, 10]);
});

test('moods go from the lowest value to the highest, in whatever order options are shown', () => {
  const reversed = [...satisfaction].reverse();

  assert.deepEqual(
    [1, 3, 5].map((value) => moodOf(reversed, value)),
    [0, 0.5, 1],
  );
});

test('faces are only shown for scales of satisfaction', () => {
  assert.equal(showsFaces(satisfaction), true);
  assert.equal(showsFaces(satisfaction.map(({ value, label }) => ({ value, label }))), false);
});
