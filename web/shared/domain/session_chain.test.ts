import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import {
  closeSession,
  finishedEntries,
  newChain,
  openSession,
  submitSession,
  type Chain,
  type SessionEntry,
} from './session_chain.ts';

const sha256Hex = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const setting = { device: 12, day: '2026-11-22', sha256Hex };

function run(steps: readonly (typeof openSession)[]): {
  readonly chain: Chain;
  readonly entries: readonly SessionEntry[];
} {
  let chain = newChain;
  const entries: SessionEntry[] = [];

  for (const step of steps) {
    const next = step(setting, chain);

    chain = next.chain;
    entries.push(...next.entries);
  }
  return { chain, entries };
}

const told = (entries: readonly SessionEntry[]) =>
  entries.map(({ number, session, event }) => `${number} ${session} ${event}`);

test('every person is numbered, opened once and then submitted or abandoned', () => {
  const { entries } = run([
    openSession,
    closeSession,
    openSession,
    submitSession,
    submitSession,
    closeSession,
    submitSession,
    closeSession,
  ]);

  assert.deepEqual(told(entries), [
    '1 1 opened',
    '2 1 abandoned',
    '3 2 opened',
    '4 2 submitted',
    '5 3 opened',
    '6 3 submitted',
  ]);
});

test('the hash of an entry covers the one before, the device and the day', () => {
  const { entries } = run([submitSession]);
  const first = sha256Hex(`${'0'.repeat(64)}|12|1|1|opened|2026-11-22`);

  assert.equal(entries[0]?.hash, first);
  assert.equal(entries[1]?.hash, sha256Hex(`${first}|12|2|1|submitted|2026-11-22`));
});

test('opening an open session or closing a closed one adds nothing', () => {
  assert.deepEqual(told(run([openSession, openSession]).entries), ['1 1 opened']);
  assert.deepEqual(run([closeSession]), { chain: newChain, entries: [] });
});

test('the session that is going on is told of only when it is over', () => {
  const going = run([submitSession, closeSession, submitSession]);
  const over = run([submitSession, closeSession, submitSession, closeSession]);

  assert.equal(finishedEntries(going.chain, going.entries).length, 2);
  assert.equal(finishedEntries(over.chain, over.entries).length, 4);
});
