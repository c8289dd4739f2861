import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { makeKey, sql } from '../api/support/command.ts';
import { startService } from '../api/support/service.ts';
import { makeWorld, response } from '../api/support/world.ts';
import { responsesPath } from './support/paths.ts';
import { until } from './support/until.ts';

const ANALYSTS = 6;
const HELD_S = 3;
const WAIT_MS = 10_000;

/** A service with one thread for what is heavy, and a survey that nobody can show for a while. */
async function besideLock(t: TestContext, name: string) {
  const world = await makeWorld(name);
  const analyst = await makeKey('analyst');
  const service = await startService({ SIPAS_THREADS: '2' });

  t.after(() => service.stop());
  const locked = sql(
    `SELECT FROM sipas.survey WHERE survey_code = '${world.survey}' FOR NO KEY UPDATE; SELECT pg_sleep(${HELD_S})`,
  );
  const locks = async (condition: string) =>
    Number((await sql(`SELECT count(*) FROM pg_locks WHERE ${condition}`))[0]);
  const results = `/api/v1/surveys/${world.survey}/results`;
  const ask = (path: string, signal: AbortSignal | null = null) =>
    fetch(service.base + path, { headers: { authorization: `Bearer ${analyst}` }, signal });

  await until('the survey is locked', WAIT_MS, async () => {
    const holders = await locks(`relation = 'sipas.survey'::regclass AND mode = 'RowShareLock'`);

    return holders > 0;
  });
  const isWaiting = async () => (await locks('NOT granted')) > 0;

  return { world, service, ask, results, locked, isWaiting };
}

test('queries that take long hold up neither an answer nor a short query', async (t) => {
  const { world, service, ask, results, locked, isWaiting } = await besideLock(t, 'HEAVY');
  let done = 0;
  const asked = Promise.all(
    Array.from({ length: ANALYSTS }, async () => {
      const { status } = await ask(results);

      done += 1;
      return status;
    }),
  );

  await until('a query waits for it', WAIT_MS, isWaiting);
  assert.equal((await ask('/api/v1/releases')).status, 200);
  const stored = await fetch(service.base + responsesPath(world.survey), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(response(world)),
  });

  assert.equal(stored.status, 201);
  assert.equal(done, 0, 'all the time they are not done');
  await locked;
  assert.deepEqual(await asked, Array(ANALYSTS).fill(200));
});

test('what nobody waits for any more is not computed', async (t) => {
  const { service, ask, results, locked, isWaiting } = await besideLock(t, 'LEFT');
  const impatient = new AbortController();
  const first = ask(results);

  await until('a query waits for it', WAIT_MS, isWaiting);
  const left = Array.from({ length: ANALYSTS }, () => ask(results, impatient.signal));

  await ask('/api/v1/releases'); // whatever was sent before has been read
  impatient.abort();
  await Promise.allSettled(left);
  const last = ask(results);

  await locked;
  assert.deepEqual([(await first).status, (await last).status], [200, 200]);
  const said = (what: string) =>
    service
      .log()
      .split('\n')
      .filter((line) => line.includes('/results') && line.includes(what)).length;

  await until('all are logged', WAIT_MS, () => said('') === ANALYSTS + 2);
  assert.deepEqual([said('status=200'), said('where=connection')], [2, ANALYSTS], service.log());
});
