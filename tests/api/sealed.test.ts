import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { seal } from '../../web/kiosk/device/seal.ts';
import { fileOf, sipas } from './support/command.ts';
import { Chain, enrolDevice, listed } from './support/devices.ts';
import {
  asStaff,
  call,
  countOf,
  responsesPath,
  submit,
  violationsOf,
  type Json,
} from './support/http.ts';
import { addSurvey, makeWorld, response, type Response, type World } from './support/world.ts';

let world: World;
let device: Json;

before(async () => {
  world = await makeWorld('SEALED');
  device = await enrolDevice(world);
});

const boxOf = (text: string, key: string = device.seal_key): string =>
  Buffer.from(seal(Buffer.from(text), Buffer.from(key, 'base64url'))).toString('base64url');

const byTablet = (more: Partial<Response> = {}): Response =>
  response(world, { channel: 'kiosk', counter: world.counter, ...more });

const sealedOf = (body: Response) => ({
  id: body.id,
  revision: body['revision'] ?? 1,
  box: boxOf(JSON.stringify(body)),
});

const send = (sealed: readonly unknown[], key: string = device.key, survey = world.survey) =>
  call(`${responsesPath(survey)}:batch`, { body: { sealed }, key });

const verdicts = (json: Json): readonly string[] =>
  json.results.map((result: Json) => [result.status, ...violationsOf(result)].join(' '));

test('what an enrolled tablet sealed is opened and stored, once', async () => {
  const before = await countOf(world.survey);
  const first = byTablet();
  const sealed = [sealedOf(first), sealedOf(byTablet())];

  assert.deepEqual(verdicts((await send(sealed)).json), ['201', '201']);
  assert.deepEqual(verdicts((await send(sealed)).json), ['200', '200']);
  assert.deepEqual(verdicts((await send([sealedOf({ ...first, duration_s: 77 })])).json), ['409']);
  const fuller = sealedOf({ ...first, revision: 2, complete: true });

  assert.deepEqual(verdicts((await send([fuller])).json), ['201']);
  assert.equal(await countOf(world.survey), before + 2);
});

test('each box that is not one of the tablet own is refused by itself', async () => {
  const before = await countOf(world.survey);
  const good = byTablet();
  const sealed = [
    sealedOf(good),
    { ...sealedOf(byTablet()), box: boxOf('{') },
    { ...sealedOf(byTablet()), box: 'A'.repeat(200) },
    { ...sealedOf(byTablet()), box: boxOf(JSON.stringify(byTablet()), `CQ${'A'.repeat(41)}`) },
    { ...sealedOf(byTablet()), id: byTablet().id },
    { ...sealedOf(byTablet()), revision: 2 },
    sealedOf(
      response(world, { unit: world.otherBoard, counter: world.otherCounter, channel: 'kiosk' }),
    ),
    sealedOf(response(world, { channel: 'online' })),
    { id: good.id, revision: 1 },
  ];
  const { json } = await send(sealed);
  const told = verdicts(json);

  assert.equal(told[0], '201');
  assert.deepEqual(told.slice(1, 4), Array(3).fill('422 /box bad-format'));
  assert.deepEqual(told.slice(4, 6), Array(2).fill('422 /box inconsistent'));
  assert.match(told[6]!, /^422 .*\/counter other-counter/);
  assert.equal(told[7], '422 /channel channel-closed');
  assert.match(told[8]!, /^422 \/box required/);
  assert.deepEqual(
    json.results.map(({ id }: Json) => id),
    sealed.map(({ id }) => id),
    'each is told by the id that the tablet knows',
  );
  assert.equal(await countOf(world.survey), before + 1);
});

test('boxes are taken from an enrolled device of this survey only', async () => {
  const elsewhere = await addSurvey(world, `${world.survey}_TWO`);
  const sealed = [sealedOf(byTablet())];

  assert.equal(
    (await call(`${responsesPath(world.survey)}:batch`, { body: { sealed } })).status,
    401,
  );
  assert.equal(
    (await asStaff(`${responsesPath(world.survey)}:batch`, { body: { sealed } })).status,
    403,
  );
  assert.deepEqual(verdicts((await send(sealed, device.key, elsewhere)).json), [
    '422 /counter other-counter',
  ]);
  const revoked = await enrolDevice(world);

  await asStaff(`/api/v1/devices/${revoked.device}`, { method: 'DELETE' });
  assert.equal((await send(sealed, revoked.key)).status, 401);
});

test('a survey may take kiosk responses from enrolled tablets only', async () => {
  const survey = await addSurvey(world, `${world.survey}_ENROLLED`, { kiosks: 'enrolled' });
  const strict = { ...world, survey };
  const tablet = await enrolDevice(strict);
  const body = byTablet();

  assert.deepEqual(violationsOf((await submit(survey, body)).json), ['/channel device-required']);
  assert.equal((await submit(survey, response(strict, { channel: 'online' }))).status, 201);
  assert.deepEqual(verdicts((await send([sealedOf(body)], tablet.key, survey)).json), ['201']);
});

test('an exported outbox is imported with its chain, again without harm', async () => {
  const tablet = await enrolDevice(world);
  const chain = new Chain(tablet.device);
  const bodies = [byTablet(), byTablet(), byTablet()];

  for (const _body of bodies) {
    chain.add('opened');
    chain.add('submitted');
  }
  const outbox = {
    format: 'sipas-outbox-1',
    survey: world.survey,
    device: tablet.device,
    counter: world.counter,
    sealed: bodies.map(sealedOf),
    entries: chain.entries,
  };
  const before = await countOf(world.survey);
  const load = (content: unknown) =>
    sipas(['import', '--survey', world.survey, '--outbox', fileOf(content)]);

  assert.match((await load(outbox)).stdout, /^3 stored, 0 known already, 0 rejected/);
  assert.match((await load(outbox)).stdout, /^0 stored, 3 known already, 0 rejected/);
  assert.equal(await countOf(world.survey), before + 3);
  assert.equal((await listed(tablet.device)).head.number, 6);

  const faulty = await load({ ...outbox, sealed: [{ ...outbox.sealed[0], box: 'A' }] });

  assert.equal(faulty.code, 1);
  assert.match(faulty.stderr, /:1: \/box: bad-format/);
  assert.equal((await load({ ...outbox, survey: 'OTHER' })).code, 1);
  assert.match((await load({ ...outbox, format: 'x' })).stderr, /\/format: out-of-range/);
  assert.equal((await load('{')).code, 1);
});
