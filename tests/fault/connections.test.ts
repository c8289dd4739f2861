import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { startService, type Service } from '../api/support/service.ts';
import { makeWorld, response, type World } from '../api/support/world.ts';
import { open, openMany, getRequest, postRequest, type Connection } from './support/connection.ts';
import { ownSurvey, storedIds } from './support/count.ts';
import { HEALTH, responsesPath } from './support/paths.ts';
import { halt, unread } from './support/process.ts';
import { until, within } from './support/until.ts';

const ROUNDS = 10;
const ROUND_MS = 5000;
const CAP = 50;
const REFUSAL_MS = 1000;

let world: World;

before(async () => {
  world = await makeWorld('MANY');
});

/** The service finds all requests of these connections at once, when it looks for the next. */
async function allReady(
  service: Service,
  connections: readonly Connection[],
  requestOf: () => string,
): Promise<readonly number[]> {
  const requests = connections.map(requestOf);
  const size = requests.reduce((sum, request) => sum + request.length, 0);

  await halt(service);
  const replies = connections.map((connection, place) => connection.ask(requests[place]!));

  try {
    await until('all requests have arrived', 5000, () => unread(service) === size);
  } finally {
    process.kill(service.pid, 'SIGCONT');
  }
  return (await Promise.all(replies)).map(({ status }) => status);
}

// libmicrohttpd's own epoll loop waits for ever when exactly k x 128 connections are ready.
for (const count of [127, 128, 129, 256]) {
  test(`${count} connections ready at once are all answered`, async (t) => {
    const survey = await ownSurvey(world);

    const service = await startService();

    t.after(() => service.stop());
    const connections = await openMany(service.base, count);
    let slowest = 0;

    for (let round = 0; round < ROUNDS; round++) {
      for (const [status, request] of [
        [200, () => getRequest(HEALTH)],
        [201, () => postRequest(responsesPath(survey), response(world))],
      ] as const) {
        const begun = performance.now();
        const statuses = await within(
          'the round',
          ROUND_MS,
          allReady(service, connections, request),
        );

        slowest = Math.max(slowest, performance.now() - begun);
        assert.deepEqual(statuses, Array(count).fill(status));
      }
    }
    connections.forEach(({ close }) => close());
    const stored = await storedIds(survey);

    t.diagnostic(
      `acknowledged ${count * ROUNDS}, stored ${stored.length}, slowest round ${Math.round(slowest)} ms`,
    );
    assert.equal(new Set(stored).size, count * ROUNDS);
  });
}

async function assertRefused(base: string, request: string): Promise<void> {
  const connection = await within('the connection', REFUSAL_MS, open(base));
  const { status, head, text } = await within('the refusal', REFUSAL_MS, connection.ask(request));

  await within('its end', REFUSAL_MS, connection.ended);
  assert.equal(status, 503, text);
  assert.match(head, /^retry-after: \d+/im);
  assert.match(head, /^connection: close/im);
}

test('beyond the cap a connection is told 503 at once, and when some have gone others are served', async (t) => {
  const survey = await ownSurvey(world);
  const submission = (): string => postRequest(responsesPath(survey), response(world));

  const service = await startService({ SIPAS_CONNECTIONS_MAX: String(CAP) });

  t.after(() => service.stop());
  const connections = await openMany(service.base, CAP);

  for (const connection of connections) {
    assert.equal((await connection.ask(submission())).status, 201);
  }
  await Promise.all(Array.from({ length: 10 }, () => assertRefused(service.base, submission())));
  await assertRefused(service.base, getRequest(HEALTH));

  // Those inside notice nothing.
  const inside = await Promise.all(connections.map((connection) => connection.ask(submission())));

  assert.ok(inside.every(({ status }) => status === 201));
  connections.slice(0, 5).forEach(({ close }) => close());
  const later: Connection[] = [];

  await until('five others are served', 2000, async () => {
    const connection = await open(service.base);
    const { status } = await connection.ask(submission());

    if (status === 201) {
      later.push(connection);
    }
    return later.length === 5;
  });
  await assertRefused(service.base, submission());
  [...connections, ...later].forEach(({ close }) => close());
  const stored = await storedIds(survey);

  t.diagnostic(`acknowledged ${2 * CAP + 5}, stored ${stored.length}`);
  assert.equal(stored.length, 2 * CAP + 5, 'what was refused is not stored');
});

test('more bodies at a time than the service can hold are told 503, and the others are read', async (t) => {
  const survey = await ownSurvey(world);
  const service = await startService();
  const clients = 40; // 76 MB, of which it holds 64 MiB
  const body = 'x'.repeat(1_900_000);
  const head =
    `POST ${responsesPath(survey)}:batch HTTP/1.1\r\nHost: test\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;

  t.after(() => service.stop());
  const connections = await openMany(service.base, clients);
  const replies = connections.map((connection) => connection.ask(head + body.slice(1)));

  await until('all but the last byte of each is read', 15_000, () => unread(service) === 0);
  connections.forEach((connection) => connection.send('x'));
  const statuses = (await Promise.all(replies)).map(({ status, head: lines }) => {
    assert.ok(status !== 503 || /^retry-after: \d+/im.test(lines), lines);
    return status;
  });
  const busy = statuses.filter((status) => status === 503).length;

  t.diagnostic(`${busy} of ${clients} told 503, the others 400`);
  assert.ok(busy >= 4 && busy <= 10, `${busy} were told 503`);
  assert.equal(statuses.filter((status) => status === 400).length, clients - busy);
  assert.equal(
    (await connections[0]!.ask(postRequest(responsesPath(survey), response(world)))).status,
    201,
  );
});
