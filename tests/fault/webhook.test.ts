import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { mustRun, sql } from '../api/support/command.ts';
import { startService, type Service } from '../api/support/service.ts';
import { makeWorld, type World } from '../api/support/world.ts';
import {
  addWebhook,
  endWebhooks,
  local,
  openDesk,
  PATIENCE_MS,
  QUICK,
  release,
  standing,
  startReceiver,
} from './support/receivers.ts';
import { until, within } from './support/until.ts';

let world: World;
let service: Service;
const folder = mkdtempSync(join(tmpdir(), 'sipas-webhook-'));

before(async () => {
  world = await makeWorld('HOOK');
  service = await startService(QUICK);
});

after(async () => {
  await service.kill();
  rmSync(folder, { recursive: true, force: true });
});

test('a receiver killed and restarted in the middle, and a service too: every document arrives, with one effect', async (t) => {
  const probe = await openDesk(() => undefined);
  const { port } = probe;

  probe.close();
  const { id, secret } = await addWebhook(local(port), '--local');
  const journal = join(folder, 'journal');
  const args = [String(port), journal, secret, '150'];
  const released: string[] = [];
  const taken = (): readonly string[] =>
    readFileSync(journal, { encoding: 'utf8', flag: 'a+' })
      .split('\n')
      .filter((line) => line !== '');
  let receiver = await startReceiver(...args);

  for (let kill = 0; kill < 4; kill += 1) {
    const before = taken().length;

    for (let count = 0; count < 5; count += 1) {
      released.push(await release(world.survey));
    }
    await until('some have arrived', PATIENCE_MS, () => taken().length > before);
    if (kill % 2 === 1) {
      await service.kill(); // it waits for an answer, and had taken that document for itself
      service = await startService(QUICK);
    }
    await receiver.kill();
    released.push(await release(world.survey));
    receiver = await startReceiver(...args);
  }
  await until(
    () => `all ${released.length} are delivered; ${taken().length} have come`,
    PATIENCE_MS,
    async () => (await standing(id))[1] === released.length,
  );
  await receiver.kill();
  assert.deepEqual([...taken()].sort(), [...released].sort(), 'each once, as it was released');
  assert.deepEqual(await standing(id), [0, released.length, 0]);
  const attempts = await sql(
    `SELECT sum(attempts) FROM sipas.webhook_delivery WHERE webhook_id = ${id}`,
  );

  t.diagnostic(`${released.length} documents in ${attempts[0]} posts`);
  assert.ok(Number(attempts[0]) > released.length, 'the kills were felt');
  await endWebhooks(id);
});

test('a receiver that is added gets what comes later, and what was before when it is replayed', async () => {
  const desk = await openDesk((_, answer) => answer.writeHead(200).end());
  const { id } = await addWebhook(local(desk.port), '--local');
  const [name = ''] = (await release(world.survey)).split(' ');
  const all = await sql('SELECT count(*) FROM sipas.feed_entry');

  await until('the new one has come', PATIENCE_MS, () => desk.came.length > 0);
  assert.deepEqual(desk.came, [name]);
  assert.match(
    (await mustRun('webhook', 'replay', id, '--from', '0')).stdout,
    new RegExp(`${all[0]} to be sent again`),
  );
  await until('all have come', PATIENCE_MS, () => desk.came.length === 1 + Number(all[0]));
  assert.equal(desk.came.filter((one) => one === name).length, 2, 'under the same id');
  assert.match((await mustRun('webhook', 'replay', id)).stdout, /: 0 to be sent again/);
  await endWebhooks(id);
  desk.close();
});

test('one that answers 500 is tried again, and one that hangs holds up nobody', async () => {
  const failing = await openDesk((_, answer, nth) => answer.writeHead(nth < 3 ? 500 : 200).end());
  const hanging = await openDesk(() => undefined);
  const good = await openDesk((_, answer) => answer.writeHead(200).end());
  await service.stop();
  service = await startService({ ...QUICK, SIPAS_WEBHOOK_TIMEOUT_S: '6' });
  const slow = await addWebhook(local(hanging.port), '--local');
  const bad = await addWebhook(local(failing.port), '--local');
  const fine = await addWebhook(local(good.port), '--local');

  for (let count = 0; count < 3; count += 1) {
    await release(world.survey);
  }
  const begun = performance.now();

  await until('the good one has all', PATIENCE_MS, async () => (await standing(fine.id))[1] === 3);
  assert.ok(performance.now() - begun < 5500, 'while the other one hangs');
  await until('the bad one too', PATIENCE_MS, async () => (await standing(bad.id))[1] === 3);
  assert.equal(failing.came.length, 5);
  const faults = (): Promise<readonly string[]> =>
    sql(
      `SELECT DISTINCT last_status, last_fault FROM sipas.webhook_delivery WHERE webhook_id = ${slow.id} AND last_fault <> ''`,
    );

  await until('the hanging one is noted', PATIENCE_MS, async () => (await faults()).length > 0);
  assert.deepEqual(await faults(), ['0|Timeout was reached']);
  await endWebhooks(slow.id, bad.id, fine.id);
  [failing, hanging, good].forEach((desk) => desk.close());
});

test('told to stop while a post hangs it ends within a second', async () => {
  const desk = await openDesk(() => undefined);
  const { id } = await addWebhook(local(desk.port), '--local');

  await release(world.survey);
  await service.kill();
  service = await startService({ ...QUICK, SIPAS_WEBHOOK_TIMEOUT_S: '60' }, process.env['RELEASE']);
  await until('it is posting', PATIENCE_MS, () => desk.came.length > 0);
  await within('the service ends', 1000, service.stop());
  await endWebhooks(id);
  desk.close();
  service = await startService(QUICK);
});

test('410 ends the matter; 429 is heard; what was given up is listed and can be sent again', async () => {
  const gone = await openDesk((_, answer, nth) => answer.writeHead(nth === 1 ? 410 : 200).end());
  const busy = await openDesk((_, answer, nth) =>
    answer.writeHead(nth === 1 ? 429 : 200, { 'retry-after': '4' }).end(),
  );
  const first = await addWebhook(local(gone.port), '--local');
  const second = await addWebhook(local(busy.port), '--local');
  const [name = ''] = (await release(world.survey)).split(' ');
  const begun = performance.now();

  await until('it is given up', PATIENCE_MS, async () => (await standing(first.id))[2] === 1);
  const dead = JSON.parse((await mustRun('webhook', 'dead', '--json')).stdout);

  assert.deepEqual(
    dead.map(({ webhook, status, attempts, fault }: Record<string, unknown>) => ({
      webhook,
      status,
      attempts,
      fault,
    })),
    [{ webhook: Number(first.id), status: 410, attempts: 1, fault: 'answered 410' }],
  );
  assert.match((await mustRun('webhook', 'replay', first.id)).stdout, /: 1 to be sent again/);
  await until('it has come', PATIENCE_MS, async () => (await standing(first.id))[1] === 1);
  assert.deepEqual(gone.came, [name, name]);
  await until('the busy one has it', PATIENCE_MS, async () => (await standing(second.id))[1] === 1);
  assert.ok(performance.now() - begun >= 4000, 'it was given the time it asked for');
  await endWebhooks(first.id, second.id);
  gone.close();
  busy.close();
});

test('when the attempts are used up a document is given up', async () => {
  const desk = await openDesk((_, answer) => answer.writeHead(500).end());
  const { id } = await addWebhook(local(desk.port), '--local');

  await service.stop();
  service = await startService({ ...QUICK, SIPAS_WEBHOOK_RETRIES: '0 1' });
  await release(world.survey);
  await until('it is given up', PATIENCE_MS, async () => (await standing(id))[2] === 1);
  assert.equal(desk.came.length, 3);
  await endWebhooks(id);
  desk.close();
});
