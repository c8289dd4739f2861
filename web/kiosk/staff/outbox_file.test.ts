import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionEntry } from '../../shared/domain/session_chain.ts';
import { outboxFile } from './outbox_file.ts';

const device = {
  key: 'dk_secret',
  device: 12,
  survey: 'S',
  unit: 'U',
  counter: 'U-1',
  counter_name: { vi: 'Quầy' },
  seal_key: 'k',
};
const parcel = (id: string, revision: number) => ({ id, revision, content: { box: `box-${id}` } });
const entry: SessionEntry = {
  number: 1,
  session: 1,
  event: 'opened',
  day: '2026-11-22',
  hash: 'h',
};

test('the file holds every sealed response, by id, and the sessions, but never the credential', () => {
  const text = outboxFile(device, {
    parcels: [parcel('b', 1), parcel('c', 2)],
    refused: [{ parcel: parcel('a', 3), status: 422 }],
    entries: [entry],
  });

  assert.deepEqual(JSON.parse(text), {
    format: 'sipas-outbox-1',
    survey: 'S',
    device: 12,
    counter: 'U-1',
    sealed: [
      { id: 'a', revision: 3, box: 'box-a' },
      { id: 'b', revision: 1, box: 'box-b' },
      { id: 'c', revision: 2, box: 'box-c' },
    ],
    entries: [entry],
  });
  assert.equal(text.includes('dk_secret'), false);
});
