import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doInTurn, type Line } from './in_turn.ts';

const later = () => new Promise((resolve) => setImmediate(resolve));

test('what comes while something is done waits for its turn and is not lost', async () => {
  const line: Line<string> = { waiting: [], busy: false };
  const done: string[] = [];
  let atOnce = 0;
  const work = async (item: string) => {
    atOnce += 1;
    assert.equal(atOnce, 1);
    await later();
    atOnce -= 1;
    done.push(item);
  };
  const first = doInTurn(line, ['a', 'b'], work);

  assert.equal(await doInTurn(line, ['c'], work), false);
  assert.equal(await first, true);
  assert.deepEqual(done, ['a', 'b', 'c']);
});

test('after a failure the line goes on with what is given to it next', async () => {
  const line: Line<string> = { waiting: [], busy: false };
  const done: string[] = [];

  await assert.rejects(doInTurn(line, ['a'], () => Promise.reject(new Error('broken'))));
  assert.equal(
    await doInTurn(line, ['b'], async (item) => {
      await later();
      done.push(item);
    }),
    true,
  );
  assert.deepEqual(done, ['b']);
});
