import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { startService } from '../api/support/service.ts';
import { day, makeWorld, response, type Response, type World } from '../api/support/world.ts';
import { ConnectionLost, open, postRequest, type Connection } from './support/connection.ts';
import { compare, ownSurvey, storedIds } from './support/count.ts';
import { percentile, underLoad } from './support/load.ts';
import { batchPath } from './support/paths.ts';
import { pause } from './support/until.ts';

const TABLETS = 200;
const RESPONSES = 150;
const BATCH = 50;
/** Of each tablet's batches, the one whose reply it never sees. */
const UNHEARD = 1;
const SINGLE_MS = 5000;

let world: World;

before(async () => {
  world = await makeWorld('OUTBOX');
});

/** What all tablets together were told. */
interface Told {
  readonly stored: string[];
  readonly known: string[];
  readonly odd: string[];
  busy: number;
  resent: number;
}

/** One reply to a batch; false if it has to be sent again. */
function take(told: Told, status: number, text: string): boolean {
  if (status === 503) {
    told.busy++;
    return false;
  }
  if (status !== 200) {
    told.odd.push(`${status} ${text}`);
    return true;
  }
  for (const item of JSON.parse(text).results) {
    if (item.status === 201) {
      told.stored.push(item.id);
    } else if (item.status === 200) {
      told.known.push(item.id);
    } else {
      told.odd.push(JSON.stringify(item));
    }
  }
  return true;
}

async function flush(base: string, survey: string, told: Told): Promise<void> {
  const outbox = Array.from({ length: RESPONSES }, () => response(world, { day: day(-1) }));
  let connection: Connection = await open(base);

  for (let from = 0; from < RESPONSES; from += BATCH) {
    const batch: readonly Response[] = outbox.slice(from, from + BATCH);
    const request = postRequest(batchPath(survey), { responses: batch });
    let done = false;

    if (from / BATCH === UNHEARD) {
      connection.send(request);
      await pause(100); // long enough to be stored, or to be under way
      connection.reset();
      connection = await open(base);
      told.resent++;
    }
    while (!done) {
      try {
        const { status, text } = await connection.ask(request);

        done = take(told, status, text);
      } catch (error) {
        if (!(error instanceof ConnectionLost)) {
          throw error;
        }
        connection = await open(base);
      }
      if (!done) {
        told.resent++;
        await pause(50);
      }
    }
  }
  connection.close();
}

test('200 tablets hand in a day from one address at once: all stored, once, and nobody waits long', async (t) => {
  const survey = await ownSurvey(world);
  const singles = await ownSurvey(world);
  const service = await startService();

  t.after(() => service.stop());
  const told: Told = { stored: [], known: [], odd: [], busy: 0, resent: 0 };
  const begun = performance.now();
  const load = await underLoad(
    { base: service.base, world, survey: singles, writers: 2, rest: 20 },
    async () => {
      await Promise.all(Array.from({ length: TABLETS }, () => flush(service.base, survey, told)));
    },
  );
  const seconds = (performance.now() - begun) / 1000;
  const stored = await storedIds(survey);
  const acknowledged = [...new Set([...told.stored, ...told.known])];

  t.diagnostic(
    `acknowledged ${acknowledged.length} (201: ${told.stored.length}, 200: ${told.known.length}), stored ${stored.length}, ` +
      `batches sent again ${told.resent}, 503: ${told.busy}, ${Math.round(seconds)} s`,
  );
  t.diagnostic(
    `single submissions meanwhile: ${load.times.length}, p50 ${percentile(load.times, 50).toFixed(0)} ms, ` +
      `p99 ${percentile(load.times, 99).toFixed(0)} ms, slowest ${load.counts.slowest.toFixed(0)} ms`,
  );
  assert.deepEqual(told.odd.slice(0, 3), [], 'no tablet is punished for its address or refused');
  assert.deepEqual(compare(acknowledged, stored), []);
  assert.equal(stored.length, TABLETS * RESPONSES);
  assert.equal(new Set(told.stored).size, told.stored.length, 'no id is told stored twice');
  assert.deepEqual(load.faults.slice(0, 3), []);
  assert.deepEqual(compare(load.acknowledged, await storedIds(singles)), []);
  assert.ok(
    load.counts.slowest <= SINGLE_MS,
    `a single submission waited ${load.counts.slowest} ms`,
  );
});
