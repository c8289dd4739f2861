import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startService, type Service } from '../api/support/service.ts';
import { makeWorld, response, type World } from '../api/support/world.ts';
import { allThatStore, named, signalAll } from './support/cluster.ts';
import { openMany, postRequest } from './support/connection.ts';
import { account, compare, ownSurvey, storedIds } from './support/count.ts';
import { underLoad } from './support/load.ts';
import { unread } from './support/process.ts';
import { responsesPath } from './support/paths.ts';
import { until, within } from './support/until.ts';

const WRITERS = 16;
const KILLS = 5;
const ANSWERS_BETWEEN_KILLS = 200;
const DRAIN_MS = 10_000;
const IDLE = 10;
const HELD = 20;

let world: World;
let service: Service;

before(async () => {
  world = await makeWorld('SERVICE');
});

after(() => service.kill());

test('kill -9 of the service under load loses no acknowledged answer and stores none twice', async (t) => {
  const survey = await ownSurvey(world);

  service = await startService(named);
  const { base } = service;
  const load = await underLoad({ base, world, survey, writers: WRITERS }, async ({ goOn }) => {
    for (let kill = 0; kill < KILLS; kill++) {
      await goOn(ANSWERS_BETWEEN_KILLS);
      await service.kill();
      service = await startService({ ...named, SIPAS_LISTEN: new URL(base).host });
    }
    await goOn(ANSWERS_BETWEEN_KILLS);
  });

  assert.ok(load.counts.lost >= KILLS, 'the kills were felt');
  await account(t, load, survey);
  await service.stop();
});

test('told to stop under load it ends well within 10 s, and what it acknowledged is stored', async (t) => {
  const survey = await ownSurvey(world);

  service = await startService(named);
  const load = await underLoad(
    { base: service.base, world, survey, writers: WRITERS, retry: false },
    async ({ goOn }) => {
      await goOn(ANSWERS_BETWEEN_KILLS);
      await within('the service ends', DRAIN_MS, service.stop()); // fails unless it ends with 0
    },
  );
  const unacknowledged = compare(load.acknowledged, await storedIds(survey));

  t.diagnostic(
    `acknowledged ${load.acknowledged.length}, stored without acknowledgement ${unacknowledged.length}`,
  );
  assert.deepEqual(load.faults.slice(0, 3), []);
  // It was told to answer what it has received, and it has received what it stores.
  assert.deepEqual(unacknowledged, [], 'every answer that is stored was acknowledged');
});

test('told to stop it answers every request it has received and closes idle connections at once', async (t) => {
  const survey = await ownSurvey(world);
  const submission = (): string => postRequest(responsesPath(survey), response(world));

  service = await startService(named);
  const idle = await openMany(service.base, IDLE);
  const busy = await openMany(service.base, HELD);

  for (const connection of [...idle, ...busy]) {
    assert.equal((await connection.ask(submission())).status, 201);
  }
  const hung = await allThatStore();
  let statuses: Promise<readonly unknown[]>;
  let end: Promise<void>;

  signalAll(hung, 'SIGSTOP');
  try {
    statuses = Promise.all(
      busy.map((connection) =>
        connection.ask(submission()).then(
          ({ status }) => status,
          (error: Error) => error.message,
        ),
      ),
    );
    await until('all that was sent is read', 5000, () => unread(service) === 0);
    end = within('the service ends', DRAIN_MS, service.stop());
    end.catch(() => undefined); // looked at below
    await within('idle connections are closed', 1000, Promise.all(idle.map(({ ended }) => ended)));
  } finally {
    signalAll(hung, 'SIGCONT');
  }
  assert.deepEqual(await statuses, Array(HELD).fill(201));
  await Promise.all(busy.map(({ ended }) => within('the connection is closed', 5000, ended)));
  await end;
  const stored = await storedIds(survey);

  t.diagnostic(`acknowledged ${IDLE + 2 * HELD}, stored ${stored.length}`);
  assert.equal(stored.length, IDLE + 2 * HELD);
});
