import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Parcel } from '../../shared/domain/outbox.ts';
import { openDatabase } from './database.ts';
import { TabletStore } from './store.ts';

let databases = 0;
const DAY = '2026-11-22';

async function store(device: number | null = 12): Promise<TabletStore> {
  databases += 1;
  return new TabletStore(await openDatabase(`test-${databases}`, () => undefined), device);
}

const parcel = (id: string, revision = 1): Parcel => ({
  id,
  revision,
  content: { box: `${id}${revision}` },
});
const told = async (from: TabletStore) =>
  (await from.everything()).entries.map(({ number, event }) => `${number} ${event}`);

test('an answer and its session are kept together', async () => {
  const tablet = await store();

  await tablet.keep(parcel('b'), DAY);
  await tablet.keep(parcel('b', 2), DAY);
  await tablet.closeSession(DAY);
  await tablet.keep(parcel('a'), DAY);
  assert.deepEqual(await tablet.parcels(null, 10), [parcel('a'), parcel('b', 2)]);
  assert.deepEqual(await told(tablet), ['1 opened', '2 submitted', '3 opened', '4 submitted']);
});

test('a lower revision never takes the place of a higher one', async () => {
  const tablet = await store();

  await tablet.keep(parcel('a', 3), DAY);
  await tablet.keep(parcel('a', 2), DAY);
  assert.deepEqual(await tablet.parcels(null, 10), [parcel('a', 3)]);
});

test('a session that a crash cut off is abandoned, or submitted if a tap was kept', async () => {
  const tablet = await store();

  await tablet.openSession(DAY);
  await tablet.closeSession(DAY);
  await tablet.keep(parcel('a'), DAY);
  await tablet.closeSession(DAY);
  await tablet.closeSession(DAY);
  assert.deepEqual(await told(tablet), ['1 opened', '2 abandoned', '3 opened', '4 submitted']);
});

test('what the server has leaves, but not a higher revision that came meanwhile', async () => {
  const tablet = await store();

  await tablet.keep(parcel('a'), DAY);
  await tablet.keep(parcel('b', 2), DAY);
  await tablet.keep(parcel('c'), DAY);
  await tablet.forget([parcel('a'), parcel('b', 1)], [{ parcel: parcel('c'), status: 422 }]);
  assert.deepEqual(await tablet.parcels(null, 10), [parcel('b', 2)]);
  assert.deepEqual(await tablet.counts(), { waiting: 1, refused: 1, entries: 2 });
  assert.deepEqual((await tablet.everything()).refused, [{ parcel: parcel('c'), status: 422 }]);
});

test('the server hears of finished sessions only, and of each until it has it', async () => {
  const tablet = await store();
  const numbers = async () => (await tablet.report()).entries.map(({ number }) => number);

  await tablet.keep(parcel('a'), DAY);
  await tablet.closeSession(DAY);
  await tablet.keep(parcel('b'), DAY);
  assert.deepEqual(await numbers(), [1, 2]);
  await tablet.acknowledge({ number: 1, hash: '' });
  assert.deepEqual(await numbers(), [2]);
  await tablet.closeSession(DAY);
  assert.deepEqual(await numbers(), [2, 3, 4]);
});

test('parcels are read page by page in the order of their ids', async () => {
  const tablet = await store(null);

  for (const id of ['d', 'b', 'a', 'c']) {
    await tablet.keep(parcel(id), DAY);
  }
  const ids = async (after: string | null) => (await tablet.parcels(after, 2)).map(({ id }) => id);

  assert.deepEqual(await ids(null), ['a', 'b']);
  assert.deepEqual(await ids('b'), ['c', 'd']);
  assert.deepEqual(await ids('d'), []);
  assert.deepEqual(await told(tablet), [], 'a trial has no chain');
});

test('enrolling anew leaves nothing of the device before', async () => {
  const tablet = await store();

  await tablet.keep(parcel('a'), DAY);
  await tablet.write('revoked', true);
  await tablet.enrol({ device: 13 } as Parameters<TabletStore['enrol']>[0]);
  assert.deepEqual(await tablet.counts(), { waiting: 0, refused: 0, entries: 0 });
  assert.equal(await tablet.read('revoked'), undefined);
  assert.equal((await tablet.read('device'))?.device, 13);
});
