import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeKey, sql } from '../api/support/command.ts';
import { startService } from '../api/support/service.ts';
import { makeWorld, response } from '../api/support/world.ts';
import { responsesPath } from './support/paths.ts';
import { until } from './support/until.ts';

const ANALYSTS = 6;
const HELD_S = 3;
const WAIT_MS = 10_000;

test('queries that take long hold up neither an answer nor a short query', async (t) => {
  const world = await makeWorld('HEAVY');
  const analyst = await makeKey('analyst');
  const service = await startService({ SIPAS_THREADS: '2' }); // one of them for what is heavy
  const as = { headers: { authorization: `Bearer ${analyst}` } };
  const ask = (path: string) => fetch(service.base + path, as);

  t.after(() => service.stop());
  // Whoever shows a survey for the first time waits for it.
  const locked = sql(
    `SELECT FROM sipas.survey WHERE survey_code = '${world.survey}' FOR NO KEY UPDATE; SELECT pg_sleep(${HELD_S})`,
  );
  const count = async (condition: string) =>
    Number((await sql(`SELECT count(*) FROM pg_locks WHERE ${condition}`))[0]);

  await until('the survey is locked', WAIT_MS, async () => {
    const holders = await count(`relation = 'sipas.survey'::regclass AND mode = 'RowShareLock'`);

    return holders > 0;
  });
  let done = 0;
  const results = Promise.all(
    Array.from({ length: ANALYSTS }, async () => {
      const { status } = await ask(`/api/v1/surveys/${world.survey}/results`);

      done += 1;
      return status;
    }),
  );

  await until('a query waits for it', WAIT_MS, async () => (await count('NOT granted')) > 0);
  assert.equal((await ask('/api/v1/releases')).status, 200);
  const stored = await fetch(service.base + responsesPath(world.survey), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(response(world)),
  });

  assert.equal(stored.status, 201);
  assert.equal(done, 0, 'all the time they are not done');
  await locked;
  assert.deepEqual(await results, Array(ANALYSTS).fill(200));
});
