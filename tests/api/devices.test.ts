import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, test } from 'node:test';
import { dump, makeKey, mustRun, sipas, sql } from './support/command.ts';
import { addDevice, Chain, enrol, enrolDevice, listed, tell } from './support/devices.ts';
import { asStaff, call, read, violationsOf, type Json } from './support/http.ts';
import { startService } from './support/service.ts';
import { addSurvey, day, makeWorld, type World } from './support/world.ts';

let world: World;

before(async () => {
  world = await makeWorld('DEVICE');
});

const add = (body: Json, key?: string) =>
  key === undefined ? asStaff('/api/v1/devices', { body }) : call('/api/v1/devices', { body, key });

test('staff add a device and are told its code once', async () => {
  const answer = await add({ survey: world.survey, counter: world.counter, label: 'Máy trái' });
  const { device, code, long_code: longCode, ...rest } = answer.json;

  assert.equal(answer.status, 201);
  assert.match(code, /^[2-9A-HJKMNP-TV-Z]{8}$/);
  assert.match(longCode, new RegExp(`^${code}[2-9A-HJKMNP-TV-Z]{16}$`));
  assert.deepEqual(rest, {
    survey: world.survey,
    unit: world.board,
    counter: world.counter,
    label: 'Máy trái',
    expires_on: day(3),
  });
  assert.deepEqual(await listed(device), {
    device,
    survey: world.survey,
    unit: world.board,
    counter: world.counter,
    counter_name: { vi: `Đơn vị ${world.counter}`, en: `Unit ${world.counter}` },
    label: 'Máy trái',
    state: 'waiting',
    made_on: day(0),
    expires_on: day(3),
    enrolled_on: null,
    contact_on: null,
    version: null,
    queue: null,
    head: { number: 0, hash: '0'.repeat(64) },
    opened: 0,
    abandoned: 0,
    submitted: 0,
    gaps: [],
  });
  const everything = await dump();

  assert.ok(!everything.includes(code), 'the database has its hash alone');
  assert.ok(!everything.includes(longCode.slice(8)), 'and nothing of the long one');
});

test('a device for a survey, counter or channel that is not there is refused', async () => {
  const online = await addSurvey(world, `${world.survey}_ONLINE`, { channels: ['online'] });
  const bodies: readonly (readonly [Json, readonly string[]])[] = [
    [{ survey: 'NO_SUCH', counter: world.counter }, ['/survey unknown-reference']],
    [{ survey: world.survey, counter: 'NO_SUCH' }, ['/counter unknown-counter']],
    [{ survey: world.survey, counter: world.board }, ['/counter unknown-counter']],
    [{ survey: online, counter: world.counter }, ['/survey channel-closed']],
    [{ survey: world.survey }, ['/counter required']],
    [{ survey: world.survey, counter: world.counter, label: 'ế'.repeat(101) }, ['/label too-long']],
    [{ survey: world.survey, counter: world.counter, code: '7K2M94QX' }, ['/code unknown-member']],
  ];

  for (const [body, expected] of bodies) {
    const answer = await add(body);

    assert.equal(answer.status, 422, JSON.stringify(body));
    assert.deepEqual(violationsOf(answer.json), expected);
  }
  assert.equal((await add('{')).status, 400);
});

test('a code is exchanged for a key, however it is typed, and once', async () => {
  const { device, code } = await addDevice(world);
  const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `;
  const answer = await enrol(typed);
  const { key, seal_key: sealKey, ...rest } = answer.json;

  assert.equal(answer.status, 201);
  assert.match(key, /^dk_[A-Za-z0-9_-]{43}$/);
  assert.equal(Buffer.from(sealKey, 'base64url').length, 32);
  assert.deepEqual(rest, {
    device,
    survey: world.survey,
    unit: world.board,
    counter: world.counter,
    counter_name: { vi: `Đơn vị ${world.counter}`, en: `Unit ${world.counter}` },
  });
  assert.equal((await enrol(code)).status, 404, 'used');

  const everything = await dump();

  assert.ok(everything.includes(createHash('sha256').update(key).digest('hex')));
  assert.ok(!everything.includes(key.slice(3)));
  assert.equal((await listed(device)).state, 'enrolled');
  assert.equal((await listed(device)).contact_on, day(0));
});

test('every device is given the same key to seal to, which is no secret one', async () => {
  const [one, two] = [await enrolDevice(world), await enrolDevice(world, world.counter2)];
  const secret = await sql("SELECT encode(secret_key, 'hex') FROM sipas.seal_key");

  assert.equal(one.seal_key, two.seal_key);
  assert.equal(secret.length, 1);
  assert.notEqual(Buffer.from(one.seal_key, 'base64url').toString('hex'), secret[0]);
});

test('a code that is expired, of a revoked device or no code at all is 404', async () => {
  const late = await addDevice(world);
  const revoked = await addDevice(world);

  await sql(
    `UPDATE sipas.device SET code_expires_on = '${day(-1)}' WHERE device_id = ${late.device}`,
  );
  assert.equal(
    (await asStaff(`/api/v1/devices/${revoked.device}`, { method: 'DELETE' })).status,
    204,
  );
  for (const code of [late.code, revoked.code, 'ABCDEFGH', 'short', '']) {
    assert.equal((await enrol(code)).status, 404, code);
  }
  assert.equal((await call('/api/v1/device/enrolment', { body: {} })).status, 422);
  await sql(
    `UPDATE sipas.device SET code_expires_on = '${day(0)}' WHERE device_id = ${late.device}`,
  );
  assert.equal((await enrol(late.code)).status, 201, 'good to the end of its last day');
});

test('wrong codes hold up the short ones alone: nobody can lock others out', async (t) => {
  const service = await startService(); // the count is of a process: others are not held up

  t.after(() => service.stop());
  const { code, long_code: longCode } = await addDevice(world);
  const other = await addDevice(world);
  const attempt = async (typed: string): Promise<number> =>
    (await call('/api/v1/device/enrolment', { base: service.base, body: { code: typed } })).status;
  const statuses: number[] = [];

  // What can be no code, and a long one that is not ours, teach a guesser nothing.
  for (let i = 0; i < 40; i += 1) {
    statuses.push(await attempt(i % 2 === 0 ? `2222200${i}` : `${longCode.slice(0, 23)}!`));
    statuses.push(await attempt(code + longCode.slice(8).replace(/./g, '2')));
  }
  for (let i = 0; i < 30; i += 1) {
    statuses.push(await attempt(`22222${String(222 + (i % 7) * 111)}`));
  }
  assert.deepEqual([...new Set(statuses)], [404]);
  assert.equal(await attempt(code), 503);
  assert.equal(await attempt(longCode), 201);
  assert.equal(await attempt(longCode), 404, 'used, and that is no guess');
  assert.equal((await enrol(other.code)).status, 201, 'at another process a short one is good');
});

test('a revoked device is nobody, at once, and what it told stays', async () => {
  const { device, key } = await enrolDevice(world);
  const chain = new Chain(device);

  chain.addSessions(1, 'abandoned');
  await tell(key, chain.entries);
  const path = `/api/v1/devices/${device}`;

  assert.equal((await asStaff(path, { method: 'DELETE' })).status, 204);
  assert.equal((await call('/api/v1/device', { key })).status, 401);
  assert.equal((await tell(key, [])).status, 401);
  assert.equal((await asStaff(path, { method: 'DELETE' })).status, 404);
  assert.equal((await asStaff('/api/v1/devices/x', { method: 'DELETE' })).status, 404);
  assert.deepEqual(
    (({ state, head, opened }) => ({ state, number: head.number, opened }))(await listed(device)),
    { state: 'revoked', number: 2, opened: 1 },
  );
});

test('the key of a device makes no session of a browser', async () => {
  const { key } = await enrolDevice(world);
  const answer = await call('/api/v1/session', { body: { key } });

  assert.equal(answer.status, 401);
  assert.equal(answer.headers.get('set-cookie'), null);
});

test('staff see and touch the devices of their own units only', async () => {
  const mine = await addDevice(world);
  const other = await addDevice(world, world.otherCounter);
  const key = await makeKey('survey_manager', { unit: world.board });
  const seen = (await read('/api/v1/devices', key)).devices.map((found: Json) => found.device);

  assert.ok(seen.includes(mine.device));
  assert.ok(!seen.includes(other.device));
  const revoke = (device: number) =>
    call(`/api/v1/devices/${device}`, { method: 'DELETE', key }).then(({ status }) => status);

  assert.equal(await revoke(other.device), 404);
  assert.equal(await revoke(mine.device), 204);
  assert.equal((await add({ survey: world.survey, counter: world.otherCounter }, key)).status, 403);
  assert.equal((await add({ survey: world.survey, counter: world.counter }, key)).status, 201);
});

test('the list can be limited to a survey', async () => {
  const survey = await addSurvey(world, `${world.survey}_B`);
  const { device } = (await add({ survey, counter: world.counter })).json;
  const { devices } = await read(`/api/v1/devices?survey=${survey}`);

  assert.deepEqual(
    devices.map((found: Json) => found.device),
    [device],
  );
});

test('a survey says whether its tablets must be enrolled', async () => {
  const enrolled = await addSurvey(world, `${world.survey}_E`, { kiosks: 'enrolled' });

  assert.equal((await read(`/api/v1/surveys/${enrolled}`)).kiosks, 'enrolled');
  assert.equal((await read(`/api/v1/surveys/${world.survey}`)).kiosks, 'any');
});

test('on the command line a device is added, listed and revoked', async () => {
  const args = ['device', 'add', '--survey', world.survey, '--counter', world.counter];
  const added = await sipas([...args, '--label', 'Quầy giữa'], {
    env: { SIPAS_PUBLIC_URL: 'https://khaosat.example/' },
  });
  const code = /^code: (\w{4}-\w{4})$/m.exec(added.stdout)?.[1] ?? '';
  const number = /^device: (\d+)$/m.exec(added.stdout)?.[1] ?? '';

  assert.equal(added.code, 0, added.stderr);
  assert.ok(
    added.stdout.includes(
      `address: https://khaosat.example/kiosk/#enrol=${/^long-code: (\w{24})$/m.exec(added.stdout)?.[1]}\n`,
    ),
  );
  assert.match(added.stdout, /█▀▀▀▀▀█/);
  assert.equal((await enrol(code)).status, 201);

  const { stdout } = await mustRun('device', 'list', '--survey', world.survey, '--json');
  const found = JSON.parse(stdout).find((device: Json) => String(device.device) === number);

  assert.equal(found.label, 'Quầy giữa');
  assert.match((await mustRun('device', 'list')).stdout, new RegExp(`^ *${number} +enrolled`, 'm'));
  await mustRun('device', 'revoke', '--device', number);
  assert.equal((await sipas(['device', 'revoke', '--device', number])).code, 1);
});

test('without a public address the command prints the code alone', async () => {
  const args = ['device', 'add', '--survey', world.survey, '--counter', world.counter];
  const plain = await mustRun(...args);
  const json = JSON.parse((await mustRun(...args, '--json')).stdout);

  assert.doesNotMatch(plain.stdout, /address:/);
  assert.equal(json.address, null);
  assert.match(json.code, /^\w{8}$/);
  const refused = await sipas([...args.slice(0, 5), 'NO_SUCH']);

  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /\/counter: unknown-counter/);
});
