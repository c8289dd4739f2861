import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { startService, type Service } from '../api/support/service.ts';
import { makeWorld, response, type World } from '../api/support/world.ts';
import { askOnce, getRequest, open, postRequest } from './support/connection.ts';
import { ownSurvey, storedIds } from './support/count.ts';
import { HEALTH, responsesPath } from './support/paths.ts';
import { pause, within } from './support/until.ts';

let world: World;

before(async () => {
  world = await makeWorld('ADDRESS');
});

/** The service at another address of this machine. */
const at = (service: Service, host: string): string =>
  `http://${host}:${new URL(service.base).port}`;

async function serves(base: string): Promise<void> {
  const survey = await ownSurvey(world);
  const body = response(world);

  assert.equal((await askOnce(base, getRequest(HEALTH))).status, 200);
  assert.equal((await askOnce(base, postRequest(responsesPath(survey), body))).status, 201);
  assert.deepEqual(await storedIds(survey), [body.id]);
}

const refuses = (base: string): Promise<void> =>
  assert.rejects(open(base), `nobody listens at ${base}`);

test('bound to an IPv6 address it serves there and nowhere else', async (t) => {
  const service = await startService({ SIPAS_LISTEN: '[::1]:0' });

  t.after(() => service.stop());
  await serves(at(service, '[::1]'));
  await refuses(at(service, '127.0.0.1'));
});

test('bound to an IPv4 address it serves there and nowhere else', async (t) => {
  const service = await startService({ SIPAS_LISTEN: '127.0.0.2:0' });

  t.after(() => service.stop());
  await serves(at(service, '127.0.0.2'));
  await refuses(at(service, '127.0.0.1'));
  await refuses(at(service, '[::1]'));
});

test('bound to all addresses it serves IPv4 and IPv6', async (t) => {
  const service = await startService({ SIPAS_LISTEN: '[::]:0' });

  t.after(() => service.stop());
  await serves(at(service, '127.0.0.1'));
  await serves(at(service, '[::1]'));
});

test('a header of 40 kB, however it arrives, is refused and its connection closed', async (t) => {
  const service = await startService();

  t.after(() => service.stop());
  for (const pieces of [1, 10, 40]) {
    const request = `GET ${HEALTH} HTTP/1.1\r\nHost: test\r\nX-Large: ${'a'.repeat(40 * 1024)}\r\n\r\n`;
    const size = Math.ceil(request.length / pieces);
    const connection = await open(service.base);
    const reply = connection.next();

    for (let from = 0; from < request.length; from += size) {
      connection.send(request.slice(from, from + size));
      await pause(5); // to arrive as a piece of its own
    }
    const { status } = await reply;

    assert.ok(status === 431 || status === 400, `${status} for ${pieces} pieces`);
    await within('the connection is closed', 2000, connection.ended);
    assert.equal((await askOnce(service.base, getRequest(HEALTH))).status, 200, 'it lives');
  }
});
