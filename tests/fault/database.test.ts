import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { startService, type Service } from '../api/support/service.ts';
import { makeWorld, type World } from '../api/support/world.ts';
import {
  accepts,
  allThatStore,
  backends,
  killPostmaster,
  named,
  signalAll,
  startCluster,
  stopCluster,
} from './support/cluster.ts';
import { askOnce, getRequest } from './support/connection.ts';
import { account, ownSurvey } from './support/count.ts';
import { underLoad, type Load } from './support/load.ts';
import { HEALTH } from './support/paths.ts';
import { pause, until, within } from './support/until.ts';

const WRITERS = 16;
const ANSWERS = 200;
/** Long enough for a service that tries again ever more rarely to be caught at it. */
const AWAY_MS = 4000;
const RECOVERY_MS = 1000;
const ANSWER_MS = 15_000;
const HEALTH_MS = 500;

let world: World;
let service: Service;

before(async () => {
  world = await makeWorld('DATABASE');
  service = await startService(named);
});

after(() => service.stop()); // the very service of the beginning

async function withLoad(t: TestContext, disturb: (load: Load) => Promise<void>): Promise<Load> {
  const survey = await ownSurvey(world);
  const options = { base: service.base, world, survey, writers: WRITERS };
  const load = await underLoad(options, async (load) => {
    await load.goOn(ANSWERS);
    await disturb(load);
    await load.goOn(ANSWERS);
  });

  await account(t, load, survey);
  return load;
}

const allRefused = (load: Load): Promise<void> => {
  const goal = load.counts.busy + 5 * WRITERS;

  return load.until('submissions are answered 503', 20_000, () => load.counts.busy >= goal);
};

/** The database goes away, everybody is told so, it comes back: by itself the service goes on. */
async function outage(t: TestContext, goAway: () => Promise<void>): Promise<void> {
  const load = await withLoad(t, async (load) => {
    await goAway();
    await allRefused(load);
    await pause(AWAY_MS);
    const begun = performance.now();
    const started = startCluster();

    await until('the database takes connections', 30_000, accepts);
    const back = performance.now();
    const recovery = (await load.firstAfter(begun)) - back;

    t.diagnostic(`first 201 ${Math.max(0, Math.round(recovery))} ms after the database was back`);
    assert.ok(recovery <= RECOVERY_MS, `it was back after ${recovery} ms`);
    await started;
  });

  assert.equal(load.counts.lost, 0, 'connections outlast the database');
  assert.ok(load.counts.kept >= WRITERS, 'a connection that was told 503 is told 201 later');
}

test('kill -9 of the postmaster: 503 on connections that are kept, and again 201 within a second', (t) =>
  outage(t, killPostmaster));

test('PostgreSQL stopped and started: 503 on connections that are kept, and again 201 within a second', (t) =>
  outage(t, stopCluster));

test('kill -9 of a backend, several times: nothing lost, nothing twice, connections kept', async (t) => {
  const load = await withLoad(t, async (load) => {
    for (let kill = 0; kill < 4; kill++) {
      const [victim] = await backends();

      assert.ok(victim !== undefined, 'the service has a backend');
      const moment = performance.now();

      signalAll([victim], 'SIGKILL'); // the postmaster then ends all others and recovers
      await until('the database is back', 30_000, accepts);
      await load.firstAfter(moment);
      await load.goOn(ANSWERS);
    }
  });

  assert.ok(load.counts.busy > 0, 'the kills were felt');
  assert.equal(load.counts.lost, 0, 'connections outlast the backend');
});

/** While these processes stand still, the service says that it lives, and tells everybody that it cannot store. */
async function hang(t: TestContext, hung: () => Promise<readonly number[]>): Promise<void> {
  const load = await withLoad(t, async (load) => {
    const pids = await hung();
    const before = load.counts.busy;
    let slowest = 0;

    load.counts.slowest = 0;
    signalAll(pids, 'SIGSTOP');
    try {
      await load.until('a submission is answered', ANSWER_MS + 1000, async () => {
        const health = askOnce(service.base, getRequest(HEALTH));
        const { status, milliseconds } = await within('health is told', HEALTH_MS, health);

        slowest = Math.max(slowest, milliseconds);
        assert.equal(status, 200);
        await pause(50);
        return load.counts.busy > before;
      });
    } finally {
      signalAll(pids, 'SIGCONT');
    }
    t.diagnostic(`health within ${Math.round(slowest)} ms`);
  });

  t.diagnostic(`submissions answered within ${Math.round(load.counts.slowest)} ms`);
  assert.ok(load.counts.slowest <= ANSWER_MS, `a submission waited ${load.counts.slowest} ms`);
  assert.equal(load.counts.lost, 0, 'connections are kept');
}

test('hung backends: health at once, an answer within 15 s, nothing lost, nothing twice', (t) =>
  hang(t, backends));

test('a PostgreSQL that hangs as a whole: the same', (t) => hang(t, allThatStore));
