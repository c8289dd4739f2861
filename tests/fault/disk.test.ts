import assert from 'node:assert/strict';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { sql } from '../api/support/command.ts';
import { startService, type Service } from '../api/support/service.ts';
import { makeWorld, type World } from '../api/support/world.ts';
import { accepts, adminUrl, processes, startCluster } from './support/cluster.ts';
import { askOnce, getRequest } from './support/connection.ts';
import { account, ownSurvey } from './support/count.ts';
import { underLoad, type Load } from './support/load.ts';
import { HEALTH } from './support/paths.ts';
import { pause, until } from './support/until.ts';

const WRITERS = 8;
const ANSWERS = 200;
const FULL_MS = 1000;

// tests/fault/with_small_disk makes the disk; where it cannot, there is nothing that may be filled.
const skip = process.env['NO_SMALL_DISK'] ?? false;
const filler = join(tmpdir(), 'filler');

let world: World;
let service: Service;

before(async () => {
  if (skip === false) {
    world = await makeWorld('DISK');
    service = await startService();
  }
});

after(() => service?.stop());

/** Takes every byte that is left. */
function fill(): void {
  const file = openSync(filler, 'a');

  try {
    for (let size = 1024 * 1024; size >= 1;) {
      try {
        writeSync(file, Buffer.alloc(size));
      } catch (error) {
        assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
        size = Math.floor(size / 2);
      }
    }
  } finally {
    closeSync(file);
  }
}

/** What fits into pages and log files that are there already is still stored, rightly; after that, nothing. */
async function nothingIsStored(load: Load): Promise<void> {
  await load.until('nothing more fits', 60_000, async () => {
    fill(); // what a rolled back extension gave back
    await pause(10);
    return performance.now() - load.lastAt() > FULL_MS && load.counts.busy > 0;
  });
  const { busy } = load.counts;

  await load.until('submissions are told 503', 5000, () => load.counts.busy > busy + WRITERS);
  assert.equal((await askOnce(service.base, getRequest(HEALTH))).status, 200);
}

async function fullUnderLoad(t: TestContext, whileFull: () => Promise<void>): Promise<void> {
  const survey = await ownSurvey(world);
  const options = { base: service.base, world, survey, writers: WRITERS };
  const load = await underLoad(options, async (load) => {
    try {
      await load.goOn(ANSWERS);
      fill();
      await nothingIsStored(load);
      await whileFull();
    } finally {
      rmSync(filler, { force: true });
    }
    const room = performance.now();

    if (processes().length === 0) {
      await startCluster(); // without room for its log, it had to end
    }
    await until('the database takes connections', 60_000, accepts);
    const back = await load.firstAfter(room);

    t.diagnostic(`stored again ${Math.round(back - room)} ms after there was room`);
    await load.goOn(ANSWERS);
  });

  assert.equal(load.counts.lost, 0, 'connections outlast a full disk');
  await account(t, load, survey);
}

test(
  'the disk full under load: 503 until there is room, nothing lost, nothing twice',
  { skip },
  (t) =>
    fullUnderLoad(t, async () => {
      assert.ok(await accepts(), 'the database lives');
    }),
);

test('no room for the log of the database, which ends: the same', { skip }, (t) =>
  fullUnderLoad(t, async () => {
    await until('the database has no log file left', 30_000, async () => {
      fill();
      await sql('SELECT pg_switch_wal()', adminUrl).catch(() => undefined);
      return !(await accepts());
    });
    await pause(FULL_MS); // it tries to recover, and cannot
  }),
);
