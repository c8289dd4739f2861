import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { dump, makeKey, mustRun, sql } from './support/command.ts';
import { call, resultsPath } from './support/http.ts';
import { baseUrl, demoSurvey, staffKey } from './support/setting.ts';

interface Cookie {
  readonly pair: string;
  readonly name: string;
  readonly value: string;
  /** Attributes in small letters, with their value after =. */
  readonly attributes: readonly string[];
}

function cookieOf(header: string | null): Cookie {
  const [pair = '', ...attributes] = (header ?? '').split(';').map((part) => part.trim());
  const [name = '', value = ''] = pair.split('=');

  return { pair, name, value, attributes: attributes.map((attribute) => attribute.toLowerCase()) };
}

test('signing in sets a cookie that no script reads and no other site sends', async () => {
  const answer = await call('/api/v1/session', { body: { key: staffKey } });
  const cookie = cookieOf(answer.headers.get('set-cookie'));

  assert.equal(answer.status, 200);
  assert.deepEqual(answer.json, { role: 'administrator', unit: null });
  assert.equal(cookie.name, 'sipas_session');
  for (const attribute of ['httponly', 'samesite=strict', 'path=/api']) {
    assert.ok(
      cookie.attributes.includes(attribute),
      `${attribute} in ${cookie.attributes.join('; ')}`,
    );
  }
  assert.ok(!cookie.attributes.some((attribute) => attribute.startsWith('domain')));
  assert.ok(!cookie.attributes.includes('secure'), 'the service under test stands behind no TLS');
  assert.equal(answer.headers.get('cache-control'), 'no-store');
});

test('the cookie opens the routes of its role and no others', async () => {
  const key = await makeKey('leader', { unit: 'QN' });
  const cookie = cookieOf(
    (await call('/api/v1/session', { body: { key } })).headers.get('set-cookie'),
  ).pair;

  assert.equal((await call(resultsPath(demoSurvey), { headers: { cookie } })).status, 200);
  assert.deepEqual((await call('/api/v1/session', { headers: { cookie } })).json, {
    role: 'leader',
    unit: 'QN',
  });
  assert.equal(
    (await call(`/api/v1/surveys/${demoSurvey}/releases`, { body: {}, headers: { cookie } }))
      .status,
    403,
  );
});

test('what a page of another origin makes a browser send changes nothing', async () => {
  const { pair: cookie } = cookieOf(
    (await call('/api/v1/session', { body: { key: staffKey } })).headers.get('set-cookie'),
  );
  const host = new URL(baseUrl).host;
  const file = { 'content-type': 'application/octet-stream' };
  const foreign: readonly Readonly<Record<string, string>>[] = [
    { 'sec-fetch-site': 'same-site', origin: `http://${host}` },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://elsewhere.example' },
    { origin: `http://other.${host}` },
    { origin: 'null' },
  ];
  const own: readonly Readonly<Record<string, string>>[] = [
    { 'sec-fetch-site': 'same-origin', origin: 'https://behind.a.proxy' },
    { origin: `https://${host}` },
    {},
  ];
  const routes: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['POST', '/api/v1/session', {}],
    ['POST', '/api/v1/devices', {}],
    ['DELETE', '/api/v1/devices/999999', {}],
    ['POST', '/api/v1/par/rounds', {}],
    ['POST', `/api/v1/surveys/${demoSurvey}/releases`, {}],
    ['DELETE', '/api/v1/session', {}],
  ];
  const attempt = (method: string, path: string, headers: Readonly<Record<string, string>>) =>
    call(path, {
      method,
      ...(method === 'POST' ? { body: '[' } : {}),
      headers: { cookie, ...headers },
    });

  for (const [method, path] of routes) {
    for (const headers of foreign) {
      const { status, json } = await attempt(method, path, headers);

      assert.deepEqual(
        [status, json.where],
        [403, 'origin'],
        `${method} ${path} ${headers.origin}`,
      );
    }
    for (const headers of own) {
      const { status } = await attempt(method, path, headers);

      assert.notEqual(status, 403, `${method} ${path}`);
    }
    const { status } = await call(path, {
      method,
      ...(method === 'POST' ? { body: '[' } : {}),
      key: staffKey,
      headers: foreign[1]!,
    });

    assert.notEqual(status, 403, 'a key that is sent on purpose');
  }
  const officer = cookieOf(
    (await call('/api/v1/session', { body: { key: await makeKey('par_officer') } })).headers.get(
      'set-cookie',
    ),
  ).pair;
  const evidence = (headers: Readonly<Record<string, string>>) =>
    call('/api/v1/par/evidence?framework=F&unit=U&period=P&criterion=C', {
      body: 'x',
      headers: { ...file, cookie: officer, ...headers },
    });

  assert.equal((await evidence(foreign[0]!)).status, 403);
  assert.equal((await evidence(own[0]!)).status, 415);
});

test('signing out takes the cookie away', async () => {
  const set = cookieOf(
    (await call('/api/v1/session', { body: { key: staffKey } })).headers.get('set-cookie'),
  );
  const answer = await call('/api/v1/session', { method: 'DELETE', headers: { cookie: set.pair } });
  const gone = cookieOf(answer.headers.get('set-cookie'));

  assert.equal(answer.status, 204);
  assert.equal(answer.text, '');
  assert.equal(gone.name, set.name);
  assert.equal(gone.value, '');
  assert.ok(gone.attributes.includes('max-age=0'), gone.attributes.join('; '));
  assert.ok(
    gone.attributes.includes('path=/api'),
    'of the same path, or the browser keeps the first one',
  );
  assert.equal((await call('/api/v1/session', { headers: { cookie: gone.pair } })).status, 401);
  assert.equal(
    (await call('/api/v1/session', { method: 'DELETE' })).status,
    204,
    'also without a cookie',
  );
});

test('a wrong key gets 401 and no cookie', async () => {
  for (const key of [
    `sk_${'A'.repeat(43)}`,
    '',
    'sk_',
    staffKey.toLowerCase(),
    `${staffKey} `,
    `${staffKey}\nSet-Cookie: a=b`,
    'á',
  ]) {
    const answer = await call('/api/v1/session', { body: { key } });

    assert.equal(answer.status, 401, JSON.stringify(key));
    assert.equal(answer.json.type, '/problems/unauthenticated');
    assert.equal(answer.headers.get('set-cookie'), null);
    assert.ok(key === '' || !answer.text.includes(key), 'the answer does not repeat it');
  }
});

test('a body without a key, with more than a key or much too long is refused', async () => {
  const statuses: number[] = [];

  for (const body of [
    {},
    { key: 1 },
    { key: staffKey, role: 'administrator' },
    [],
    { key: 'A'.repeat(5000) },
  ]) {
    const answer = await call('/api/v1/session', { body });

    statuses.push(answer.status);
    assert.equal(answer.headers.get('set-cookie'), null);
  }
  assert.deepEqual(statuses, [422, 422, 422, 422, 413]);
});

test('a wrong cookie opens nothing, and a wrong bearer is not helped by a good cookie', async () => {
  const good = cookieOf(
    (await call('/api/v1/session', { body: { key: staffKey } })).headers.get('set-cookie'),
  ).pair;
  const path = resultsPath(demoSurvey);

  assert.equal((await call(path, { headers: { cookie: 'sipas_session=sk_wrong' } })).status, 401);
  assert.equal((await call(path, { headers: { cookie: good } })).status, 200);
  assert.equal((await call(path, { headers: { cookie: good }, key: 'sk_wrong' })).status, 401);
});

test('the database has the SHA-256 of a key and nothing that opens the door', async () => {
  const key = await makeKey('auditor', { label: 'looked for in the dump' });
  const cookie = (await call('/api/v1/session', { body: { key } })).headers.get('set-cookie');
  const everything = await dump();
  const random = Buffer.from(key.slice(3), 'base64url');

  assert.ok(cookie !== null);
  assert.ok(
    everything.includes(createHash('sha256').update(key).digest('hex')),
    'the hash is there, so the dump has the keys',
  );
  for (const [what, written] of [
    ['the key', key],
    ['the key without its prefix', key.slice(3)],
    ['the key as bytes', Buffer.from(key).toString('hex')],
    ['its random bytes', random.toString('hex')],
    ['its random bytes in base64', random.toString('base64')],
  ] as const) {
    assert.ok(!everything.toLowerCase().includes(written.toLowerCase()), what);
  }
  assert.deepEqual(await sql('SELECT DISTINCT length(key_sha256) FROM sipas.staff_key'), ['32']);
});

test('the list of keys shows role, unit, label and day, and no key', async () => {
  const key = await makeKey('council', { unit: 'QN', label: 'Hội đồng' });
  const { stdout } = await mustRun('key', 'list', '--json');
  const { stdout: table } = await mustRun('key', 'list');

  assert.ok(stdout.includes('Hội đồng') && table.includes('Hội đồng'));
  for (const text of [stdout, table]) {
    assert.ok(!text.includes('sk_') && !text.includes(key.slice(3)));
  }
});
