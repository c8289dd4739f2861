import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryOf, enqueue, nextDue, settle, waitAfter } from './outbox.ts';
import type { ResponseBody } from './response.ts';

const body = (id: string, revision = 1) => ({ id, revision }) as ResponseBody;

test('a higher revision replaces the waiting lower one', () => {
  const outbox = enqueue(enqueue(enqueue([], body('a'), 0), body('b'), 0), body('a', 2), 5);

  assert.deepEqual(
    outbox.map(({ body: { id, revision } }) => [id, revision]),
    [
      ['b', 1],
      ['a', 2],
    ],
  );
});

test('what is stored or refused leaves, what failed waits for later', () => {
  const outbox = enqueue([], body('a'), 0);

  assert.deepEqual(settle(outbox, body('a'), 'stored', 10, 0), []);
  assert.deepEqual(settle(outbox, body('a'), 'refused', 10, 0), []);
  assert.deepEqual(settle(outbox, body('a'), 'later', 10, 1), [
    { body: body('a'), attempts: 1, dueMs: 2010 },
  ]);
});

test('settling an old revision leaves the new one alone', () => {
  const outbox = enqueue([], body('a', 2), 0);

  assert.equal(settle(outbox, body('a', 1), 'stored', 10, 0).length, 1);
});

test('waiting doubles up to a minute and is spread by chance', () => {
  assert.deepEqual(
    [1, 2, 3, 6, 20].map((attempts) => waitAfter(attempts, 1)),
    [2000, 4000, 8000, 60_000, 60_000],
  );
  assert.equal(waitAfter(1, 0), 1000);
});

test('the one that is due first goes first', () => {
  const outbox = [
    { body: body('a'), attempts: 1, dueMs: 50 },
    { body: body('b'), attempts: 0, dueMs: 10 },
  ];

  assert.equal(nextDue(outbox)?.body.id, 'b');
  assert.equal(nextDue([]), null);
});

test('only a refusal of the content itself is final', () => {
  const meaning = (status: number) => deliveryOf(status);

  assert.deepEqual([200, 201].map(meaning), ['stored', 'stored']);
  assert.deepEqual([400, 404, 409, 410, 422].map(meaning), Array(5).fill('refused'));
  assert.deepEqual([0, 408, 429, 500, 502, 503].map(meaning), Array(6).fill('later'));
});
