import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ResponseBody } from '../../shared/domain/response.ts';
import { openKeeper, unsealed } from './keeper.ts';

const body = (id: string, revision = 1) => ({ id, revision }) as ResponseBody;

function world() {
  const did: string[] = [];
  const disk = { full: false };
  const step = async (what: string) => {
    await Promise.resolve();
    if (disk.full) {
      throw new Error('QuotaExceededError');
    }
    did.push(what);
  };
  const keeper = openKeeper({
    store: {
      keep: ({ id, revision }) => step(`keep ${id}${revision}`),
      openSession: () => step('open'),
      closeSession: () => step('close'),
    },
    wrap: unsealed,
    today: () => '2026-11-22',
    onClosed: () => did.push('closed'),
  });

  return { keeper, did, disk };
}

test('steps are written in the order in which they happened', async () => {
  const { keeper, did } = world();

  keeper.open();
  const kept = keeper.keep(body('a'));
  keeper.close();
  await keeper.keep(body('b'));
  await kept;
  assert.deepEqual(did, ['open', 'keep a1', 'close', 'closed', 'keep b1']);
});

test('the present person’s response is held until the person is gone', async () => {
  const { keeper } = world();

  await keeper.keep(body('a'));
  assert.equal(keeper.held(), 'a');
  keeper.close();
  await keeper.keep(body('b'));
  assert.equal(keeper.held(), 'b');
});

test('a full disk is told, and what comes after is tried again', async () => {
  const { keeper, did, disk } = world();

  disk.full = true;
  keeper.open();
  await assert.rejects(keeper.keep(body('a')), /Quota/);
  disk.full = false;
  keeper.close();
  assert.equal(keeper.busy(), true);
  await keeper.keep(body('b'));
  assert.deepEqual(did, ['close', 'closed', 'keep b1']);
  assert.equal(keeper.busy(), false);
});
