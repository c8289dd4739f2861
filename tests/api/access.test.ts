import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { liveResults, makeKey, mustRun, sipas } from './support/command.ts';
import {
  asStaff,
  call,
  read,
  resultsPath,
  submit,
  type Answer,
  type Json,
} from './support/http.ts';
import { enrolDevice } from './support/devices.ts';
import { operations, roles, type Operation } from './support/description.ts';
import { demoCounter, demoSurvey } from './support/setting.ts';
import { makeWorld, response, type World } from './support/world.ts';

const UNKNOWN_KEY = `sk_${'A'.repeat(43)}`;
const UNKNOWN_DEVICE = `dk_${'A'.repeat(43)}`;
const DEMO_UNIT = 'BQL_DQ';
const OTHER_PROVINCE = 'DT';

const keys: Record<string, string> = {};
let world: World;

before(async () => {
  world = await makeWorld('ACCESS');
  for (const role of roles) {
    keys[role] = role === 'device' ? (await enrolDevice(world)).key : await makeKey(role);
  }
});

/** What stands for the parameters of a path. */
const places: Readonly<Record<string, string>> = {
  survey: demoSurvey,
  number: '1',
  device: '999999',
  entry: '999999',
  framework: 'TG_BQLKCN_2019',
  version: '1',
  sha256: '0'.repeat(64),
};

const queries: Readonly<Record<string, string>> = {
  '/api/v1/par/scorecards': '?framework=TG_BQLKCN_2019&unit=BQLKCN_TG&period=2019',
};

/** Bodies that get past the door and change nothing. */
const bodies: Readonly<Record<string, () => Json>> = {
  'POST /api/v1/device/enrolment': () => ({ code: 7 }),
  'POST /api/v1/device/sessions': () => ({ version: '0.1.0', queue: 0, entries: [] }),
  'POST /api/v1/devices': () => ({ survey: 'NO_SUCH', counter: 'NO_SUCH' }),
  'POST /api/v1/session': () => ({ key: keys['analyst'] }),
  'POST /api/v1/surveys/{survey}/releases': () => ({ period: 'NO_SUCH_PERIOD' }),
  'POST /api/v1/surveys/{survey}/responses': () => ({}),
  'POST /api/v1/surveys/{survey}/responses:batch': () => ({ responses: [] }),
};

function tryAs(operation: Operation, key: string | undefined): Promise<Answer> {
  const { method, path } = operation;
  const filled =
    path.replace(/\{(\w+)\}/g, (_, name: string) => places[name]!) + (queries[path] ?? '');
  const body = bodies[`${method} ${path}`]?.();

  return call(filled, {
    method,
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { key }),
  });
}

const doorOf = ({ status }: Answer): string =>
  status === 401 || status === 403 ? String(status) : status < 500 ? 'open' : 'failed';

for (const operation of operations) {
  const isPublic = operation.access.includes('public');

  test(`${operation.method} ${operation.path} is open to ${operation.access.join(' ')} only`, async () => {
    const observed: Record<string, string> = {};
    const expected: Record<string, string> = {};

    for (const role of roles) {
      observed[role] = doorOf(await tryAs(operation, keys[role]));
      expected[role] = isPublic || operation.access.includes(role) ? 'open' : '403';
    }
    observed['nobody'] = doorOf(await tryAs(operation, undefined));
    // Who asks who he is, without a key, is told that he is nobody.
    expected['nobody'] =
      isPublic && !(operation.method === 'GET' && operation.path.endsWith('/session'))
        ? 'open'
        : '401';
    if (!isPublic) {
      for (const key of [
        UNKNOWN_KEY,
        UNKNOWN_DEVICE,
        '',
        'x',
        `${keys['administrator']}x`,
        "sk_' OR 1=1 --",
      ]) {
        observed[`key ${key}`] = doorOf(await tryAs(operation, key));
        expected[`key ${key}`] = '401';
      }
    }
    assert.deepEqual(observed, expected);
  });
}

/** Inside the door: which stage and action is whose; the bodies are otherwise good. */
test('each role may do to a scorecard what the workflow says', async () => {
  const card = { framework: 'TG_BQLKCN_2019', unit: 'BQLKCN_TG', period: 'NO_SUCH' };
  const stages = { self: 'par_officer', appraised: 'appraiser', final: 'council' };
  const actions = {
    send: ['par_officer', 'leader'],
    return: ['appraiser'],
    appraise: ['appraiser'],
    explain: ['par_officer', 'leader'],
    finalise: ['council'],
    publish: ['council'],
  };

  for (const role of roles) {
    for (const [stage, allowed] of Object.entries(stages)) {
      const body = { ...card, criterion: '1', stage, points: 1, reason: 'Thử' };
      const { status } = await call('/api/v1/par/scores', { body, key: keys[role]! });

      assert.equal(status, role === allowed ? 404 : 403, `${role} ${stage}`);
    }
    for (const [action, allowed] of Object.entries(actions)) {
      const decision = { number: '1', date: '2026-01-01' };
      const body = {
        ...card,
        action,
        reason: 'Thử',
        ...(action === 'finalise' ? { decision } : {}),
      };
      const { status } = await call('/api/v1/par/actions', { body, key: keys[role]! });

      assert.equal(status, allowed.includes(role) ? 404 : 403, `${role} ${action}`);
    }
  }
});

test('a refusal says why in a problem document and how to come in', async () => {
  const nobody = await call(resultsPath(demoSurvey));
  const device = await call(resultsPath(demoSurvey), { key: keys['device']! });

  assert.equal(nobody.json.type, '/problems/unauthenticated');
  assert.equal(nobody.headers.get('www-authenticate'), 'Bearer');
  assert.equal(device.json.type, '/problems/forbidden');
});

test('keys of devices and for raw data read no results, releases or scorecards', async () => {
  for (const role of ['device', 'raw_data']) {
    for (const path of [
      resultsPath(demoSurvey),
      '/api/v1/releases',
      `/api/v1/releases/${demoSurvey}/1`,
      '/api/v1/par/frameworks',
    ]) {
      const answer = await call(path, { key: keys[role]! });

      assert.equal(answer.status, 403, `${role} ${path}`);
      assert.ok(!answer.text.includes('satisfied'), `${role} ${path}`);
    }
  }
});

test('another scheme than Bearer, and a key in the address, open nothing', async () => {
  const path = resultsPath(demoSurvey);

  for (const authorization of [
    `Basic ${btoa(`a:${keys['analyst']}`)}`,
    keys['analyst']!,
    `Bearer: ${keys['analyst']}`,
  ]) {
    assert.equal((await call(path, { headers: { authorization } })).status, 401, authorization);
  }
  assert.equal((await call(`${path}?key=${keys['analyst']}`)).status, 401);
});

async function idOf(label: string): Promise<string> {
  const listed: Json = JSON.parse((await mustRun('key', 'list', '--json')).stdout);

  return String(listed.find((key: Json) => key.label === label).id);
}

test('a revoked key is refused at once, as bearer and as cookie', async () => {
  const label = `revoked ${world.tag}`;
  const key = await makeKey('analyst', { label });
  const cookie =
    (await call('/api/v1/session', { body: { key } })).headers.get('set-cookie')?.split(';')[0] ??
    '';

  assert.equal((await call('/api/v1/releases', { key })).status, 200);
  assert.equal((await call('/api/v1/releases', { headers: { cookie } })).status, 200);
  await mustRun('key', 'revoke', await idOf(label));
  assert.equal((await call('/api/v1/releases', { key })).status, 401);
  assert.equal((await call('/api/v1/releases', { headers: { cookie } })).status, 401);
  assert.equal((await call('/api/v1/session', { body: { key } })).status, 401);
  assert.equal((await call('/api/v1/session', { key })).status, 401);
});

test('revoking a key that is not there is refused', async () => {
  assert.equal((await sipas(['key', 'revoke', '999999'])).code, 1);
});

test('a key for a unit or role that does not exist is refused', async () => {
  assert.equal((await sipas(['key', 'add', '--role', 'analyst', '--unit', 'NO_SUCH'])).code, 1);
  assert.notEqual((await sipas(['key', 'add', '--role', 'king'])).code, 0);
});

test('a key of another province sees no responses, releases or scorecard of the board', async () => {
  const key = await makeKey('analyst', { unit: OTHER_PROVINCE });
  const inside = await makeKey('analyst', { unit: 'QN' });
  const scorecard = `/api/v1/par/scorecards?framework=BOARD_62_38&unit=${DEMO_UNIT}&period=${demoSurvey.slice(-4)}`;
  const total = (await read(resultsPath(demoSurvey))).groups[0].responses;

  for (const query of ['', '?unit=BQL_DQ', `?unit=${demoCounter}`, '?channel=kiosk']) {
    assert.equal((await read(resultsPath(demoSurvey, query), key)).groups[0].responses, 0, query);
  }
  for (const by of ['unit', 'procedure', 'channel', 'respondent_type', 'period']) {
    assert.deepEqual((await read(resultsPath(demoSurvey, `?by=${by}`), key)).groups, [], by);
  }
  assert.deepEqual(
    (await read('/api/v1/releases', key)).releases.filter(
      (release: Json) => release.survey === demoSurvey,
    ),
    [],
  );
  const document = await call(`/api/v1/releases/${demoSurvey}/1`, { key });

  assert.ok(
    document.status === 403 || document.status === 404,
    `the release document: ${document.status}`,
  );
  const refused = await call(scorecard, { key });

  assert.ok(refused.status === 403 || refused.status === 404, `the scorecard: ${refused.status}`);
  assert.ok(
    !(await call('/api/v1/par/frameworks', { key })).text.includes(`"${DEMO_UNIT}"`),
    'nor that there is a scorecard',
  );

  // The same requests with a key of the board's own province, to know that they ask for something.
  assert.equal((await read(resultsPath(demoSurvey), inside)).groups[0].responses, total);
  assert.ok(total > 0);
  assert.ok(
    (await read('/api/v1/releases', inside)).releases.some(
      (release: Json) => release.survey === demoSurvey,
    ),
  );
  assert.equal((await call(`/api/v1/releases/${demoSurvey}/1`, { key: inside })).status, 200);
  assert.equal((await call(scorecard, { key: inside })).status, 200);
  assert.ok(
    (await call('/api/v1/par/frameworks', { key: inside })).text.includes(`"${DEMO_UNIT}"`),
  );
});

test('a key of a board sees the board, one of a part of it nothing', async () => {
  for (const [unit, counter] of [
    [world.board, world.counter],
    [world.board, world.counter2],
    [world.otherBoard, world.otherCounter],
  ] as const) {
    for (let count = 0; count < 12; count += 1) {
      const body = response(world, { unit, counter, procedure: undefined });

      assert.equal((await submit(world.survey, body)).status, 201);
    }
  }
  await liveResults(world.survey); // folds them
  const seen = async (unit: string): Promise<Json> => {
    const key = await makeKey('leader', { unit });
    const [group] = (await read(resultsPath(world.survey), key)).groups;

    return group.shown ? group.responses : 'hidden';
  };

  assert.equal(await seen(world.province), 36);
  assert.equal(await seen(world.board), 24);
  assert.equal(await seen(world.counter), 'hidden', 'no part of a unit is told');
  assert.equal(await seen(world.otherBoard), 12);
  assert.equal(await seen(world.endedBoard), 0);
});

test('a manager of one unit does not release a survey of other units', async () => {
  const path = `/api/v1/surveys/${world.survey}/releases`;
  const before = (await read(`/api/v1/releases?survey=${world.survey}`)).releases.length;

  for (const unit of [world.board, OTHER_PROVINCE]) {
    const answer = await call(path, { body: {}, key: await makeKey('survey_manager', { unit }) });

    assert.equal(answer.status, 403, unit);
  }
  assert.equal((await read(`/api/v1/releases?survey=${world.survey}`)).releases.length, before);
});

test('the administrator may ask who he is', async () => {
  assert.deepEqual((await asStaff('/api/v1/session')).json, { role: 'administrator', unit: null });
  assert.deepEqual(
    (await call('/api/v1/session', { key: await makeKey('council', { unit: 'QN' }) })).json,
    {
      role: 'council',
      unit: 'QN',
    },
  );
});
