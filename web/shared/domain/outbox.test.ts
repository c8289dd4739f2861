import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BATCH_SIZE, batchOf, fateOf, waitAfter, type Parcel } from './outbox.ts';
import type { ResponseBody } from './response.ts';

const parcel = (id: string, size = 10): Parcel => ({
  id,
  revision: 1,
  content: { box: 'x'.repeat(size) },
});

test('only what the server has or will never take leaves the outbox', () => {
  assert.deepEqual([200, 201].map(fateOf), ['gone', 'gone']);
  assert.deepEqual([409, 410, 422].map(fateOf), ['refused', 'refused', 'refused']);
  assert.deepEqual([0, 400, 404, 429, 500, 503].map(fateOf), Array(6).fill('waiting'));
});

test('a batch has at most 500 parcels', () => {
  const many = Array.from({ length: 501 }, (_, number) => parcel(String(number)));

  assert.equal(batchOf(many).length, 500);
  assert.equal(batchOf(many.slice(0, 500)).length, 500);
  assert.deepEqual(batchOf([]), []);
});

test('a batch stays below the size limit but never stands still', () => {
  assert.equal(batchOf([parcel('a', BATCH_SIZE / 2), parcel('b', BATCH_SIZE / 2)]).length, 1);
  assert.equal(batchOf([parcel('a', 2 * BATCH_SIZE)]).length, 1);
});

test('bodies of a trial count by their bytes', () => {
  const body = { comment: 'ế'.repeat(BATCH_SIZE / 8) } as ResponseBody;
  const trial: Parcel = { id: 'a', revision: 1, content: { body } };

  assert.equal(batchOf([trial, trial]).length, 1);
});

test('waiting doubles up to five minutes and is spread by chance', () => {
  assert.deepEqual(
    [1, 2, 3, 9, 500].map((attempts) => waitAfter(attempts, 1, 0)),
    [2000, 4000, 8000, 300_000, 300_000],
  );
  assert.equal(waitAfter(1, 0, 0), 1000);
});

test('the server may ask for a longer wait, which is spread too', () => {
  assert.equal(waitAfter(1, 0, 30_000), 30_000);
  assert.equal(waitAfter(1, 1, 30_000), 37_500);
  assert.equal(waitAfter(5, 1, 1_000), 32_000);
});
