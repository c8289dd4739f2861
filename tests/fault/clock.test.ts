import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fromEnvironment } from '../api/support/program.ts';
import { startService } from '../api/support/service.ts';
import { day, makeWorld, response, type Response, type World } from '../api/support/world.ts';
import { askOnce, open, postRequest } from './support/connection.ts';
import { account, ownSurvey, storedIds } from './support/count.ts';
import { underLoad } from './support/load.ts';
import { responsesPath } from './support/paths.ts';

const WRITERS = 8;
const ANSWERS = 100;

let world: World;

before(async () => {
  world = await makeWorld('CLOCK');
});

/** Debian keeps it in a folder named after the machine. */
const library = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
  .map((machine) => `/usr/lib/${machine}/faketime/libfaketimeMT.so.1`)
  .find(existsSync);

/** A clock that a test sets; what it is told holds from the next look at it. */
function makeClock() {
  const folder = mkdtempSync(join(tmpdir(), 'sipas-clock-'));
  const file = join(folder, 'offset');
  const set = (offset: string): void => {
    writeFileSync(`${file}.new`, `${offset}\n`);
    renameSync(`${file}.new`, file); // never seen half written
  };

  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  set('+0');
  return {
    set,
    env: {
      LD_PRELOAD: library ?? '',
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      DONT_FAKE_MONOTONIC: '1', // a clock that is set leaves that one alone
    },
  };
}

// The sanitizers want to be loaded first, so this is the other build.
const release = fromEnvironment('RELEASE');

test('the clock jumping back and forth under load: no time-out misfires, nothing lost, nothing twice', async (t) => {
  assert.ok(library !== undefined, 'libfaketime is not installed');
  const survey = await ownSurvey(world);
  const clock = makeClock();
  const service = await startService(clock.env, release);

  t.after(() => service.stop());
  const across: string[] = [];
  const options = { base: service.base, world, survey, writers: WRITERS };
  const load = await underLoad(options, async ({ goOn }) => {
    for (const offset of ['-1h', '-1d', '+0', '-2d', '+2d', '-1d']) {
      const connection = await open(service.base);
      const body = response(world);
      const request = postRequest(responsesPath(survey), body);

      connection.send(request.slice(0, -10));
      await goOn(ANSWERS);
      clock.set(offset);
      await goOn(ANSWERS);
      const { status } = await connection.ask(request.slice(-10));

      assert.equal(status, 201, `a body that arrives across the jump to ${offset} is stored`);
      across.push(body.id);
      connection.close();
    }
  });

  assert.equal(load.counts.lost + load.counts.busy, 0, 'nobody is cut or refused');
  await account(t, { ...load, acknowledged: [...load.acknowledged, ...across] }, survey);
});

test('a day is judged by the clock of its arrival, and what is stored stays known', async (t) => {
  assert.ok(library !== undefined, 'libfaketime is not installed');
  const survey = await ownSurvey(world);
  const clock = makeClock();
  const service = await startService(clock.env, release);

  t.after(() => service.stop());
  const submit = (body: Response) =>
    askOnce(service.base, postRequest(responsesPath(survey), body));
  const violations = async (body: Response): Promise<unknown> => {
    const { status, text } = await submit(body);

    assert.equal(status, 422, text);
    return JSON.parse(text).violations;
  };
  const future = [{ pointer: '/day', code: 'future-day' }];
  const ofTomorrow = response(world, { day: day(1) });

  // A tablet's clock may be ahead by a day; what is beyond that lies in the future.
  assert.equal((await submit(ofTomorrow)).status, 201);
  assert.deepEqual(await violations(response(world, { day: day(2) })), future);
  clock.set('-1d');
  assert.equal((await submit(ofTomorrow)).status, 200, 'it is known, whatever day it is');
  assert.deepEqual(await violations(response(world, { day: day(1) })), future);
  assert.equal((await submit(response(world, { day: day(0) }))).status, 201);
  assert.equal((await submit(response(world, { day: day(-20) }))).status, 201);
  clock.set('+0');
  assert.equal((await submit(ofTomorrow)).status, 200);
  assert.equal((await submit(response(world, { day: day(1) }))).status, 201);
  const stored = await storedIds(survey);

  t.diagnostic(`acknowledged 4, stored ${stored.length}`);
  assert.equal(stored.length, 4);
});
