import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { asStaff, call, countOf, responsesPath, resultsPath } from './support/http.ts';
import { exchange, hiddenPost, message, statusesIn } from './support/raw.ts';
import { baseUrl, inCheckout } from './support/setting.ts';
import { makeWorld, response, type World } from './support/world.ts';

let world: World;

before(async () => {
  world = await makeWorld('REQ');
});

async function lives(): Promise<void> {
  assert.equal((await call('/healthz')).status, 200, 'it lives');
}

for (const path of [
  '/api/v1',
  '/api/v1/nothing',
  '/api/v2/surveys',
  '/api/v1/surveys/',
  '/nothing.html',
  '/api/v1/surveys/x/y/z',
]) {
  test(`the unknown path ${path} is 404 with a problem document`, async () => {
    const answer = await call(path);

    assert.equal(answer.status, 404);
    assert.equal(answer.json.type, '/problems/not-found');
    assert.equal(answer.json.status, 404);
  });
}

const wrongMethods: readonly (readonly [string, () => string, readonly string[]])[] = [
  ['GET', () => `${responsesPath(world.survey)}:batch`, ['POST']],
  ['HEAD', () => `${responsesPath(world.survey)}:batch`, ['POST']],
  ['PUT', () => responsesPath(world.survey), ['GET', 'POST']],
  ['DELETE', () => responsesPath(world.survey), ['GET', 'POST']],
  ['POST', () => resultsPath(world.survey), ['GET']],
  ['PATCH', () => '/api/v1/session', ['DELETE', 'GET', 'POST']],
  ['POST', () => '/healthz', ['GET']],
  ['OPTIONS', () => '/api/v1/surveys', ['GET']],
];

for (const [method, path, allowed] of wrongMethods) {
  test(`${method} where only ${allowed.join(', ')} goes is 405 and says so in Allow`, async () => {
    const answer = await asStaff(path(), { method });
    const allow = (answer.headers.get('allow') ?? '').split(', ').filter((word) => word !== 'HEAD');

    assert.equal(answer.status, 405);
    assert.deepEqual(allow.sort(), [...allowed]);
    if (method !== 'HEAD') {
      assert.equal(answer.json.type, '/problems/method-not-allowed');
    }
    await lives();
  });
}

test('HEAD answers like GET without the body', async () => {
  for (const path of [
    '/healthz',
    '/api/v1/surveys',
    `/api/v1/surveys/${world.survey}`,
    '/',
    '/api/v1/openapi.yaml',
  ]) {
    const headers = { 'accept-encoding': 'identity' };
    const get = await fetch(baseUrl + path, { headers });
    const size = (await get.arrayBuffer()).byteLength;
    const head = await fetch(baseUrl + path, { method: 'HEAD', headers });

    assert.equal(head.status, get.status, path);
    assert.equal(await head.text(), '', path);
    assert.equal(head.headers.get('content-type'), get.headers.get('content-type'), path);
    assert.equal(Number(head.headers.get('content-length')), size, path);
  }
});

test('a GET with a body is answered and its body is not taken for a second request', async () => {
  const inner = hiddenPost(responsesPath(world.survey), JSON.stringify(response(world)));
  const received = await exchange(
    message('GET /api/v1/surveys', [`Content-Length: ${inner.length}`], inner, 'keep-alive'),
  );
  const statuses = statusesIn(received);

  assert.equal(statuses.length, 1, received);
  assert.ok(statuses[0]! < 500, received);
  assert.equal(await countOf(world.survey), 0);
  await lives();
});

test('a header of 1 MB is refused', async () => {
  const received = await exchange(message('GET /healthz', [`X-Large: ${'a'.repeat(1024 * 1024)}`]));
  const [status] = statusesIn(received);

  assert.ok(status !== undefined && status >= 400 && status < 500, received.slice(0, 200));
  await lives();
});

test('ten thousand headers are refused', async () => {
  const received = await exchange(
    message(
      'GET /healthz',
      Array.from({ length: 10_000 }, (_, place) => `X-${place}: a`),
    ),
  );
  const [status] = statusesIn(received);

  assert.ok(status !== undefined && status >= 400 && status < 500, received.slice(0, 200));
  await lives();
});

test('an address of 1 MB is refused', async () => {
  const received = await exchange(message(`GET /${'a'.repeat(1024 * 1024)}`, []));
  const [status] = statusesIn(received);

  assert.ok(status !== undefined && status >= 400 && status < 500, received.slice(0, 200));
  await lives();
});

for (const bytes of [
  '\r\n\r\n',
  'HELLO\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  '\u0000\u0001\u0002\u0003\r\n\r\n',
  'GET  /healthz\r\n\r\n',
]) {
  test(`${JSON.stringify(bytes)} is no request and does no harm`, async () => {
    const received = await exchange(bytes);

    assert.ok(!statusesIn(received).some((status) => status >= 500 && status !== 505), received);
    await lives();
  });
}

// package.json stands beside dist, /etc/passwd where it always does.
const ways = [
  '/../package.json',
  '/../../etc/passwd',
  '/%2e%2e/package.json',
  '/%2E%2E%2Fpackage.json',
  '/..%2fpackage.json',
  '/assets/../../package.json',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/..%5cpackage.json',
  '/%252e%252e/package.json',
  '/s/..%2f..%2fpackage.json',
  '/kiosk/../../package.json',
  '//etc/passwd',
  `/${'../'.repeat(40)}etc/passwd`,
  '/..%00/package.json',
  '/package.json',
  '/assets',
  '/assets/',
];

for (const path of ways) {
  test(`${path} leads to no file and shows no folder`, async () => {
    const received = await exchange(message(`GET ${path}`, []));
    const [status] = statusesIn(received);

    assert.ok(status === 404 || status === 400, received.slice(0, 300));
    assert.ok(
      !received.includes('sipas-web') && !received.includes('root:'),
      received.slice(0, 300),
    );
  });
}

test('pages come with headers that keep foreign scripts and frames out', async () => {
  for (const path of ['/', '/kiosk/', '/results/', '/par/', `/s/${world.survey}`]) {
    const answer = await call(path);

    assert.equal(answer.status, 200, path);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/, path);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'self'/, path);
    assert.match(
      answer.headers.get('content-security-policy') ?? '',
      /frame-ancestors 'none'/,
      path,
    );
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path);
  }
  assert.equal(
    (await call(`/s/${world.survey}`)).text,
    readFileSync(inCheckout('web/dist/form/index.html'), 'utf8'),
  );
});

test('a file of assets may be kept for ever, a page must be asked for again', async () => {
  const page = await call('/');
  const asset = /\/assets\/[A-Za-z0-9._-]+/.exec(page.text)?.[0];

  assert.ok(asset !== undefined, 'the page names an asset');
  assert.match((await call(asset)).headers.get('cache-control') ?? '', /immutable/);
  assert.equal(page.headers.get('cache-control'), 'no-cache');
});

test('a survey is sent again only when it has changed', async () => {
  const path = `/api/v1/surveys/${world.survey}`;
  const etag = (await call(path)).headers.get('etag') ?? '';
  const again = await call(path, { headers: { 'if-none-match': etag } });

  assert.match(etag, /^(W\/)?".+"$/);
  assert.equal(again.status, 304);
  assert.equal(again.text, '');
  assert.equal((await call(path, { headers: { 'if-none-match': '"other"' } })).status, 200);
});

test('an unknown query parameter is an error', async () => {
  for (const path of [resultsPath(world.survey, '?perod=LATE'), '/api/v1/releases?surwey=X']) {
    const answer = await asStaff(path);

    assert.ok(answer.status === 400 || answer.status === 422, `${path}: ${answer.status}`);
  }
});
