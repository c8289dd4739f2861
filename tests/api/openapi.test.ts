import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { asStaff, call } from './support/http.ts';
import { description, operations, operationsOf, roles } from './support/description.ts';
import { inCheckout } from './support/setting.ts';

const table = readFileSync(inCheckout('service/http/routes.c'), 'utf8');
const routes = [...table.matchAll(/\{ "([A-Z]+)", +"([^"]+)", +(\w+),/g)].map(
  ([, method = '', path = '', access = '']) => ({
    method,
    path,
    access,
  }),
);
const inOrder = (
  list: readonly { readonly method: string; readonly path: string }[],
): readonly string[] => list.map(({ method, path }) => `${method} ${path}`).sort();

test('the service serves the description that is in the repository', async () => {
  const answer = await call('/api/v1/openapi.yaml');

  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/yaml/);
  assert.equal(answer.text, description);
});

test('the description has the paths and methods of the route table, and no others', async () => {
  const served = operationsOf((await call('/api/v1/openapi.yaml')).text);

  assert.ok(routes.length >= 17, 'the table was found');
  assert.deepEqual(inOrder(served), inOrder(routes));
});

test('every operation has an id of its own, a summary and its access', () => {
  const ids = [...description.matchAll(/^ {6}operationId: (\S+)$/gm)].map(([, id]) => id);

  assert.equal(new Set(ids).size, routes.length);
  assert.equal([...description.matchAll(/^ {6}summary: .+$/gm)].length, routes.length);
  assert.equal(operations.length, routes.length);
});

test('what is public in the description is public in the route table', () => {
  const ofTable = routes.filter(({ access }) => access === 'PUBLIC');
  const ofDescription = operations.filter(({ access }) => access.includes('public'));

  assert.deepEqual(inOrder(ofDescription), inOrder(ofTable));
});

test('the description names each role that a key can have', () => {
  const words = readFileSync(inCheckout('service/domain/words.c'), 'utf8');
  const known = [...words.matchAll(/\[SV_ROLE_\w+\] = "(\w+)"/g)].map(([, role]) => role);

  assert.ok(known.length >= 10, 'the roles were found');
  assert.deepEqual([...roles].sort(), [...known].sort());
});

test('every problem type of the description has its status in the service', async () => {
  const documented = /\/problems\/([a-z-]+)/g;
  const slugs = new Set([...description.matchAll(documented)].map(([, slug]) => slug));
  const source = readFileSync(inCheckout('service/base/status.h'), 'utf8');

  assert.ok(slugs.size >= 12);
  for (const slug of slugs) {
    assert.ok(source.includes(`"${slug}"`), `the service never says ${slug}`);
  }
});

test('/healthz and /readyz answer as described', async () => {
  for (const path of ['/healthz', '/readyz']) {
    const answer = await call(path);
    const described = new RegExp(`  ${path}:\\n[\\s\\S]*?content: \\{ ([a-z]+/[a-z]+):`).exec(
      description,
    )?.[1];

    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get('content-type')?.split(';')[0], described, path);
  }
});

test('/metrics counts in the Prometheus text format', async () => {
  const number = async (): Promise<number> =>
    Number(
      /^sipas_http_requests_total\{status="4xx"\} (\d+)$/m.exec(
        (await asStaff('/metrics')).text,
      )?.[1],
    );
  const before = await number();

  assert.equal((await call('/api/v1/nothing')).status, 404);
  assert.ok((await number()) > before); // other tests ask at the same time
  for (const line of (await asStaff('/metrics')).text.trimEnd().split('\n')) {
    assert.match(line, /^(# (HELP|TYPE) sipas_\w+ .+|sipas_\w+(\{\w+="[\w-]+"\})? \d+(\.\d+)?)$/);
  }
});
