import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastDay, localDay, shownDate } from './calendar.ts';
import { queryOf, selectionOf, withFilter } from './filters.ts';
import { naRate, weakestFirst } from './results.ts';
import { largestLoss, surveyCriteria, worstFields, type Criterion } from './scorecard.ts';
import { uuidOf } from './uuid.ts';

test('a UUID is of version 4 and keeps the other random bits', () => {
  assert.equal(uuidOf(new Uint8Array(16).fill(0xff)), 'ffffffff-ffff-4fff-bfff-ffffffffffff');
  assert.equal(uuidOf(new Uint8Array(16)), '00000000-0000-4000-8000-000000000000');
});

test('days are local, dates are shown day first, periods end the day before', () => {
  assert.equal(localDay(new Date(2026, 0, 5, 23, 59)), '2026-01-05');
  assert.equal(shownDate('2026-11-22'), '22/11/2026');
  assert.equal(lastDay('2027-01-01'), '2026-12-31');
  assert.equal(lastDay('2028-03-01'), '2028-02-29');
});

test('a selection survives the way through the address', () => {
  const selection = {
    survey: 'S',
    by: 'unit' as const,
    scheme: 'rake' as const,
    filters: { channel: 'kiosk', period: '2026Q4' },
  };

  assert.deepEqual(selectionOf(new Map(queryOf(selection))), selection);
});

test('unknown words in the address are as good as none', () => {
  const { by, scheme } = selectionOf(
    new Map([
      ['by', 'name'],
      ['scheme', 'best'],
    ]),
  );

  assert.deepEqual([by, scheme], [null, null]);
});

test('an empty filter is taken away', () => {
  assert.deepEqual(withFilter({ unit: 'A' }, 'unit', ''), {});
  assert.deepEqual(withFilter({}, 'unit', 'A'), { unit: 'A' });
});

test('the weakest comes first, what nobody answered last', () => {
  const order = weakestFirst([{ share: null }, { share: 0.9 }, { share: 0 }]);

  assert.deepEqual(
    order.map(({ share }) => share),
    [0, 0.9, null],
  );
});

test('who could not judge is counted among those who answered', () => {
  assert.equal(naRate({ n: 9, na: 1 }), 0.1);
  assert.equal(naRate({ n: 0, na: 0 }), null);
});

const field = (code: string, lost: number | null, more: Partial<Criterion> = {}) =>
  ({ code, lost, rule: 'manual', criteria: [], ...more }) as unknown as Criterion;

test('lost points are compared with the largest loss, the worst field first', () => {
  const fields = [field('1', 0), field('2', 2.6), field('3', null), field('4', 2.75)];

  assert.equal(largestLoss(fields), 2.75);
  assert.equal(largestLoss([]), 0);
  assert.deepEqual(
    worstFields(fields).map(({ code }) => code),
    ['4', '2'],
  );
});

test('survey criteria are found at any depth', () => {
  const deep = field('1', 0, {
    rule: null,
    criteria: [field('1.1', 0, { rule: 'survey_linear' })],
  });

  assert.deepEqual(
    surveyCriteria([deep, field('2', 0)]).map(({ code }) => code),
    ['1.1'],
  );
});
