import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeKey } from '../api/support/command.ts';
import { startService, type Service } from '../api/support/service.ts';
import { makeWorld, response, type World } from '../api/support/world.ts';
import { responsesPath } from './support/paths.ts';
import { openSession } from './support/session.ts';
import { until } from './support/until.ts';

const RESPONSES = 12;
const WAIT_MS = 10_000;

let world: World;
let service: Service;
let key: string;

before(async () => {
  world = await makeWorld('RELEASE');
  key = await makeKey('administrator');
  service = await startService();
});

after(() => service.stop());

async function post(path: string, body: unknown): Promise<any> {
  const reply = await fetch(service.base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });

  assert.equal(reply.status, 201);
  return reply.json();
}

const release = (): Promise<any> => post(`/api/v1/surveys/${world.survey}/releases`, {});

test('a release that takes the cube holds up nobody, and tells what is shown once it has its number', async () => {
  const where = `WHERE survey_code = '${world.survey}'`;

  for (let count = 0; count < RESPONSES; count += 1) {
    await post(responsesPath(world.survey), response(world));
  }
  assert.equal((await release()).index.respondents, RESPONSES);
  const showing = await openSession();
  const cells = await openSession();
  const other = await openSession();

  await showing.run(`SELECT FROM sipas.shown_state ${where} FOR UPDATE`);
  const overtaken = release();

  await until('it shows', WAIT_MS, showing.isBlocking);
  const locked = cells.run('LOCK TABLE sipas.shown_tally');

  await until('the cells are waited for', WAIT_MS, cells.isBlocked);
  await showing.end();
  await locked;
  await until('it takes the cube', WAIT_MS, cells.isBlocking);
  await other.run(`SELECT FROM sipas.survey ${where} FOR NO KEY UPDATE NOWAIT`);
  await cells.end();
  await until('it takes its number', WAIT_MS, other.isBlocking);
  await other.run(
    `UPDATE sipas.shown_state SET folded = folded + 1 ${where}`,
    `UPDATE sipas.shown_tally
        SET folded = (SELECT folded FROM sipas.shown_state ${where}),
            sums = decode(repeat('00', cardinality(sipas.tally_sums(sums))), 'hex') ${where}`,
  );
  await other.end();
  const { number, index } = await overtaken;

  assert.deepEqual([number, index.respondents], [2, 0]);
});
