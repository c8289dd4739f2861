import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { makeKey } from '../api/support/command.ts';
import { startService } from '../api/support/service.ts';
import { makeWorld, response } from '../api/support/world.ts';
import { openMany, type Connection } from './support/connection.ts';
import { responsesPath } from './support/paths.ts';
import { openSession } from './support/session.ts';
import { until } from './support/until.ts';

const ANALYSTS = 6;
const WAIT_MS = 10_000;

/**
 * A service with one thread for what is heavy, and a survey that nobody can show until it is free: within five seconds
 * of the first who wants to, or the database refuses it.
 */
async function besideLock(t: TestContext, name: string) {
  const world = await makeWorld(name);
  const analyst = await makeKey('analyst');
  const service = await startService({ SIPAS_THREADS: '2' });
  const holder = await openSession();
  const results = `/api/v1/surveys/${world.survey}/results`;
  const headers = { authorization: `Bearer ${analyst}` };
  const ask = (path: string) => fetch(service.base + path, { headers });

  t.after(() => service.stop());
  await holder.run(
    `SELECT FROM sipas.survey WHERE survey_code = '${world.survey}' FOR NO KEY UPDATE`,
  );
  return { world, service, ask, results, headers, free: holder.end, isWaiting: holder.isBlocking };
}

test('queries that take long hold up neither an answer nor a short query', async (t) => {
  const { world, service, ask, results, free, isWaiting } = await besideLock(t, 'HEAVY');
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
  await free();
  assert.deepEqual(await asked, Array(ANALYSTS).fill(200));
});

type Leaving = (connection: Connection) => void;

async function leave(t: TestContext, name: string, go: Leaving): Promise<void> {
  const { service, ask, results, headers, free, isWaiting } = await besideLock(t, name);
  const left = await openMany(service.base, ANALYSTS);
  const first = ask(results);

  await until('a query waits for it', WAIT_MS, isWaiting);
  left.forEach(({ send }) =>
    send(
      `GET ${results} HTTP/1.1\r\nHost: test\r\nAuthorization: ${headers.authorization}\r\n\r\n`,
    ),
  );
  await ask('/api/v1/releases'); // whatever was sent before has been read
  left.forEach(go);
  await Promise.all(left.map(({ ended }) => ended));
  const last = ask(results);

  await free();
  assert.deepEqual([(await first).status, (await last).status], [200, 200]);
  const said = (what: string) =>
    service
      .log()
      .split('\n')
      .filter((line) => line.includes('/results') && line.includes(what)).length;

  await until('all are logged', WAIT_MS, () => said('') === ANALYSTS + 2);
  assert.deepEqual([said('status=200'), said('where=connection')], [2, ANALYSTS], service.log());
}

test('what nobody waits for any more is not computed', (t) =>
  leave(t, 'LEFT', ({ close }) => close()));

test('nor is what those asked for whose machine or network failed', (t) =>
  leave(t, 'RESET', ({ reset }) => reset()));
