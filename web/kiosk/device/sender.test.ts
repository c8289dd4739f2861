import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Parcel } from '../../shared/domain/outbox.ts';
import type { SessionEntry } from '../../shared/domain/session_chain.ts';
import type { Answered, SessionReport } from './api.ts';
import type { Refused } from './database.ts';
import { HEARTBEAT_MS, openSender, type Contact } from './sender.ts';

type Batch = Answered<{
  readonly results: readonly { id: string; revision: number; status: number }[];
}>;

const failed = (status: number, more: Partial<Batch> = {}): Batch => ({
  status,
  value: null,
  revoked: false,
  retryAfterMs: 0,
  ...more,
});
const parcel = (id: string, revision = 1): Parcel => ({ id, revision, content: { box: 'x' } });
const entry = (number: number) => ({ number }) as SessionEntry;

/** A tablet without disk, network or clock. */
function world({
  ids = [] as readonly string[],
  entries = [] as readonly SessionEntry[],
  held = null as string | null,
} = {}) {
  const outbox = new Map(ids.map((id) => [id, parcel(id)]));
  let kept = [...entries];
  const seen = {
    batches: [] as string[][],
    reports: [] as SessionReport[],
    refused: [] as Refused[],
    contacts: [] as Contact[],
    waits: [] as number[],
    rests: [] as boolean[],
  };
  const control = {
    nowMs: 1_000_000,
    held,
    answer: (batch: readonly Parcel[]): Batch => ({
      ...failed(200),
      value: { results: batch.map(({ id, revision }) => ({ id, revision, status: 201 })) },
    }),
    due: () => undefined as void,
  };
  const sender = openSender({
    store: {
      parcels: async (after, count) =>
        [...outbox.values()]
          .sort((a, b) => (a.id < b.id ? -1 : 1))
          .filter(({ id }) => after === null || id > after)
          .slice(0, count),
      forget: async (gone, refused) => {
        [...gone, ...refused.map((item) => item.parcel)].forEach(({ id }) => outbox.delete(id));
        seen.refused.push(...refused);
      },
      report: async () => ({ entries: kept, waiting: outbox.size }),
      acknowledge: async ({ number }) => {
        kept = kept.filter((each) => each.number > number);
      },
    },
    api: {
      postBatch: async (batch) => {
        seen.batches.push(batch.map(({ id }) => id));
        return control.answer(batch);
      },
      postSessions: async (report) => {
        seen.reports.push(report);
        const head = { number: report.entries.at(-1)?.number ?? 0, hash: '' };
        return { status: 200, value: { head }, revoked: false, retryAfterMs: 0 };
      },
    },
    version: '1',
    held: () => control.held,
    nowMs: () => control.nowMs,
    random: () => 1,
    after: (ms, work) => {
      seen.waits.push(ms);
      control.due = work;
      return () => undefined;
    },
    alone: (work) => work(),
    onContact: (contact) => seen.contacts.push(contact),
    onRest: () => seen.rests.push(sender.resting()),
  });

  return { sender, outbox, seen, control };
}

test('parcels go by their ids in batches of 500, then the sessions are told', async () => {
  const ids = Array.from({ length: 1100 }, (_, n) => String((n * 7919) % 1100).padStart(4, '0'));
  const { sender, outbox, seen } = world({ ids, entries: [entry(1), entry(2)] });

  await sender.hurry();
  assert.deepEqual(
    seen.batches.map(({ length }) => length),
    [500, 500, 100],
  );
  assert.deepEqual(seen.batches.flat(), [...ids].sort());
  assert.equal(outbox.size, 0);
  assert.deepEqual(seen.reports, [{ version: '1', queue: 0, entries: [entry(1), entry(2)] }]);
  assert.deepEqual(seen.contacts, [{ is: 'well' }]);
});

test('the response of the person who is still there stays', async () => {
  const { sender, outbox, seen, control } = world({ ids: ['a', 'b'], held: 'a' });

  await sender.hurry();
  assert.deepEqual([...outbox.keys()], ['a']);
  control.held = null;
  await sender.hurry();
  assert.deepEqual(seen.batches, [['b'], ['a']]);
});

test('each parcel has its own verdict, and what is refused is kept apart', async () => {
  const { sender, outbox, seen, control } = world({ ids: ['a', 'b', 'c', 'd', 'e', 'f'] });
  const statuses: Record<string, number> = { a: 201, b: 200, c: 409, d: 410, e: 422, f: 503 };

  control.answer = (batch) => ({
    ...failed(200),
    value: { results: batch.map(({ id }) => ({ id, revision: 1, status: statuses[id] ?? 0 })) },
  });
  await sender.hurry();
  assert.deepEqual([...outbox.keys()], ['f']);
  assert.deepEqual(
    seen.refused.map((each) => [each.parcel.id, each.status]),
    [
      ['c', 409],
      ['d', 410],
      ['e', 422],
    ],
  );
  assert.deepEqual(seen.waits, [2000]);
});

test('without the server everything stays and the tries grow rare', async () => {
  const { sender, outbox, seen, control } = world({ ids: ['a'] });

  control.answer = () => failed(0);
  await sender.hurry();
  await sender.hurry();
  await sender.hurry();
  assert.equal(outbox.size, 1);
  assert.deepEqual(seen.waits, [2000, 4000, 8000]);
  assert.deepEqual(seen.contacts.at(-1), { is: 'away' });
  assert.deepEqual(seen.reports, []);
});

test('new answers do not make a busy server busier, the wait it asks for is kept', async () => {
  const { sender, seen, control } = world({ ids: ['a'] });

  control.answer = () => failed(503, { retryAfterMs: 60_000 });
  await sender.hurry();
  sender.nudge();
  await new Promise(setImmediate);
  assert.equal(seen.batches.length, 1);
  assert.deepEqual(seen.waits, [75_000]);
});

test('when the wait is over the sending goes on by itself', async () => {
  const { sender, outbox, control } = world({ ids: ['a'] });
  const well = control.answer;

  control.answer = () => failed(503);
  await sender.hurry();
  control.answer = well;
  control.due();
  await sender.hurry();
  assert.equal(outbox.size, 0);
});

test('a revoked tablet stops asking and loses nothing', async () => {
  const { sender, outbox, seen, control } = world({ ids: ['a'] });

  control.answer = () => failed(401, { revoked: true });
  await sender.hurry();
  await sender.hurry();
  sender.nudge();
  assert.equal(seen.batches.length, 1);
  assert.equal(outbox.size, 1);
  assert.deepEqual(seen.contacts, [{ is: 'revoked' }]);
  assert.deepEqual(seen.waits, []);
});

test('a refusal of the whole batch loses nothing and is told to the staff', async () => {
  const { sender, outbox, seen, control } = world({ ids: ['a'] });

  control.answer = () => failed(404);
  await sender.hurry();
  assert.equal(outbox.size, 1);
  assert.deepEqual(seen.contacts, [{ is: 'troubled', status: 404 }]);
});

test('a batch that is too large is halved', async () => {
  const { sender, outbox, seen, control } = world({ ids: ['a', 'b', 'c'] });
  const well = control.answer;

  control.answer = (batch) => (batch.length > 1 ? failed(413) : well(batch));
  await sender.hurry();
  assert.equal(outbox.size, 0);
  assert.deepEqual(seen.batches.slice(0, 3), [['a', 'b', 'c'], ['a', 'b'], ['a']]);
});

test('an idle tablet gives a sign of life every quarter of an hour, not more often', async () => {
  const { sender, seen, control } = world();

  await sender.hurry();
  await sender.hurry();
  assert.equal(seen.reports.length, 1);
  assert.deepEqual(seen.waits, [HEARTBEAT_MS, HEARTBEAT_MS]);
  control.nowMs += HEARTBEAT_MS;
  await sender.hurry();
  assert.deepEqual(seen.reports.at(-1), { version: '1', queue: 0, entries: [] });
  assert.equal(seen.reports.length, 2);
  await sender.ask();
  assert.equal(seen.reports.length, 3, 'unless the staff asks');
});

test('it is at rest but while a try is under way, and says when that is over', async () => {
  const { sender, seen } = world({ ids: ['a'] });

  assert.equal(sender.resting(), true);
  const trying = sender.hurry();
  assert.equal(sender.resting(), false);
  await trying;
  assert.deepEqual(seen.rests, [true]);
});
