import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { addDevice, Chain, enrolDevice, listed, tell } from './support/devices.ts';
import { call, read, submit, violationsOf } from './support/http.ts';
import { startService } from './support/service.ts';
import { day, makeWorld, response, type World } from './support/world.ts';

let world: World;

before(async () => {
  world = await makeWorld('CHAIN');
});

test('a device is told its binding and the head of its chain', async () => {
  const device = await enrolDevice(world);
  const { key, ...bound } = device;
  const chain = new Chain(device.device);

  assert.deepEqual(await read('/api/v1/device', key), {
    ...bound,
    head: { number: 0, hash: '0'.repeat(64) },
  });
  chain.addSessions(2);
  assert.equal((await tell(key, chain.entries)).status, 200);
  assert.deepEqual((await read('/api/v1/device', key)).head, {
    number: 4,
    hash: chain.entries.at(-1)!.hash,
  });
});

test('sessions are taken, known ones again without harm, and counted', async () => {
  const { device, key } = await enrolDevice(world);
  const chain = new Chain(device);

  chain.addSessions(2, 'abandoned', day(-1));
  const head = await tell(key, chain.entries, { version: '1.2.3', queue: 7 });

  assert.equal(head.status, 200);
  assert.deepEqual(head.json, { head: { number: 4, hash: chain.entries[3]!.hash } });
  chain.addSessions(1, 'abandoned');
  assert.equal((await tell(key, chain.entries.slice(1))).json.head.number, 6);
  assert.equal((await tell(key, [])).json.head.number, 6);

  const { version, queue, opened, abandoned, submitted, gaps } = await listed(device);

  assert.deepEqual(
    { version, queue, opened, abandoned, submitted, gaps },
    { version: '0.1.0', queue: 0, opened: 3, abandoned: 3, submitted: 0, gaps: [] },
  );
});

test('the same entries from many calls at once are taken once', async () => {
  const { device, key } = await enrolDevice(world);
  const chain = new Chain(device);

  chain.addSessions(100, 'abandoned');
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => tell(key, chain.entries.slice(0, 60 + i * 20))),
  );

  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  assert.equal((await tell(key, chain.entries)).json.head.number, 200);
  const { opened, abandoned, gaps } = await listed(device);

  assert.deepEqual({ opened, abandoned, gaps }, { opened: 100, abandoned: 100, gaps: [] });
});

test('what is wrong with a chain is listed as a gap, and the chain goes on', async () => {
  const { device, key } = await enrolDevice(world);
  const chain = new Chain(device);
  const found_on = day(0);

  chain.addSessions(10, 'abandoned');
  const { entries } = chain;

  await tell(key, entries.slice(0, 4));
  await tell(key, entries.slice(6, 10)); // 5 and 6 were wiped
  await tell(key, [{ ...entries[1]!, hash: 'f'.repeat(64) }]); // number 2 is told otherwise
  await tell(key, [{ ...entries[10]!, day: day(-1) }]); // number 11 does not continue
  assert.equal((await tell(key, entries.slice(10))).json.head.number, 20);
  assert.deepEqual((await listed(device)).gaps, [
    { kind: 'fork', from: 2, until: 2, found_on },
    { kind: 'fork', from: 11, until: 11, found_on },
    { kind: 'missing', from: 5, until: 6, found_on },
  ]);
});

test('a session that was never ended is a gap', async () => {
  const { device, key } = await enrolDevice(world);
  const chain = new Chain(device);

  chain.add('opened');
  chain.add('opened');
  chain.add('abandoned');
  await tell(key, chain.entries);
  assert.deepEqual((await listed(device)).gaps, [
    { kind: 'unclosed', from: 1, until: 1, found_on: day(0) },
  ]);
});

test('submitted sessions without their responses are a gap until these come', async () => {
  const own = await makeWorld('DEVGAP'); // nobody else answers at its counters
  const { device, key } = await enrolDevice(own);
  const chain = new Chain(device);

  chain.addSessions(3, 'submitted', day(-3));
  await tell(key, chain.entries);
  const first = response(own);

  await submit(own.survey, first);
  await submit(own.survey, { ...first, revision: 2, answers: { ...first.answers, a1: 5 } });
  await submit(own.survey, response(own, { counter: own.counter2 }));
  assert.deepEqual((await listed(device)).gaps, [
    { kind: 'responses', day: day(-3), submitted: 3, stored: 1 },
  ]);
  await submit(own.survey, response(own));
  await submit(own.survey, response(own));
  assert.deepEqual((await listed(device)).gaps, []);
});

test('sessions that are not well formed are refused, all faults at once', async () => {
  const { device, key } = await enrolDevice(world);
  const entry = new Chain(device).add('opened');
  const answer = await tell(key, [entry, { ...entry, number: 0, hash: 'x' }], { queue: 'many' });

  assert.equal(answer.status, 422);
  assert.deepEqual(violationsOf(answer.json), [
    '/entries/1/hash bad-format',
    '/entries/1/number out-of-range',
    '/queue wrong-type',
  ]);
  assert.equal((await listed(device)).opened, 0);
  const long = await tell(
    key,
    Array.from({ length: 1001 }, () => entry),
  );

  assert.equal(long.status, 422);
  assert.deepEqual(violationsOf(long.json), ['/entries too-many']);
});

test('a thousand entries are taken at once', async () => {
  const { device, key } = await enrolDevice(world);
  const chain = new Chain(device);

  chain.addSessions(500, 'abandoned');
  assert.equal((await tell(key, chain.entries)).json.head.number, 1000);
  assert.equal((await listed(device)).abandoned, 500);
});

test('the log has no line for a tablet that calls, and tells no key or code', async (t) => {
  const service = await startService();

  t.after(() => service.stop());
  const { code } = await addDevice(world);
  const { base } = service;
  const { key, device } = (await call('/api/v1/device/enrolment', { base, body: { code } })).json;
  const chain = new Chain(device);

  chain.addSessions(1);
  const body = { version: '0.1.0', queue: 1, entries: chain.entries };

  assert.equal((await call('/api/v1/device/sessions', { base, key, body })).status, 200);
  assert.equal((await call('/api/v1/device', { base, key })).status, 200);
  assert.equal((await call('/api/v1/device', { base, key: `${key}x` })).status, 401);
  await service.stop(); // then the log is whole
  const log = service.log();

  assert.match(log, /route=\/api\/v1\/device status=401/);
  assert.doesNotMatch(log, /route=\/api\/v1\/device(\/sessions)? status=200/);
  for (const secret of [key, key.slice(3), code, chain.entries[0]!.hash]) {
    assert.ok(!log.includes(secret));
  }
});
