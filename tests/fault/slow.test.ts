import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { startService } from '../api/support/service.ts';
import { makeWorld, response, type World } from '../api/support/world.ts';
import { open, getRequest, postRequest, type Connection } from './support/connection.ts';
import { account, ownSurvey } from './support/count.ts';
import { percentile, underLoad } from './support/load.ts';
import { HEALTH, responsesPath } from './support/paths.ts';
import { pause } from './support/until.ts';

const SLOW_CLIENTS = 500;
const BYTE_MS = 500;
const ATTACK_MS = 10_000;
const HEADER_S = 2;
const BODY_S = 3;
/** Beyond the deadline, for a service that looks at its connections now and then, and a busy machine. */
const GRACE_MS = 1500;
const WRITERS = 8;
const P99_MS = 250;

let world: World;

before(async () => {
  world = await makeWorld('SLOW');
});

/** A way to hold a connection for ever, and how long the service may let it. */
interface Kind {
  readonly name: string;
  readonly share: number;
  readonly limit: number;
  /** What is said at once, and what then goes byte by byte. */
  readonly prepare: (connection: Connection, survey: string) => Promise<string>;
}

const HEADERS = `GET ${HEALTH} HTTP/1.1\r\nHost: test\r\nX-Slow: ${'a'.repeat(1000)}`;

const kinds: readonly Kind[] = [
  { name: 'headers', share: 300, limit: HEADER_S, prepare: async () => HEADERS },
  {
    name: 'headers after a reply',
    share: 100,
    limit: HEADER_S,
    prepare: async (connection) => {
      await connection.ask(getRequest(HEALTH));
      return HEADERS;
    },
  },
  { name: 'silence', share: 20, limit: HEADER_S, prepare: async () => '' },
  {
    name: 'silence after a reply',
    share: 20,
    limit: HEADER_S,
    prepare: async (connection) => {
      await connection.ask(getRequest(HEALTH));
      return '';
    },
  },
  {
    name: 'a body',
    share: 60,
    limit: BODY_S,
    prepare: async (connection, survey) => {
      const request = postRequest(responsesPath(survey), response(world));
      const head = request.indexOf('\r\n\r\n') + 4;

      connection.send(request.slice(0, head));
      return request.slice(head);
    },
  },
];

interface Held {
  /** Longest time each kind held a connection, in milliseconds, and how often it was cut. */
  readonly longest: Map<string, number>;
  readonly cuts: Map<string, number>;
}

/** Holds one connection after the other until the attack is over; each of them only as long as the service lets it. */
async function hold(base: string, survey: string, kind: Kind, end: number, held: Held) {
  while (performance.now() < end) {
    const connection = await open(base);
    const trickle = await kind.prepare(connection, survey);
    const since = performance.now();
    const limit = since + kind.limit * 1000 + GRACE_MS;

    for (let at = 0; connection.stands() && performance.now() < limit; at++) {
      connection.send(trickle.slice(at, at + 1));
      await Promise.race([connection.ended, pause(BYTE_MS)]);
    }
    const lasted = performance.now() - since;

    held.longest.set(kind.name, Math.max(held.longest.get(kind.name) ?? 0, lasted));
    if (!connection.stands()) {
      held.cuts.set(kind.name, (held.cuts.get(kind.name) ?? 0) + 1);
    }
    connection.close();
  }
}

test('500 slow clients are cut at the deadline while others are served as ever', async (t) => {
  const survey = await ownSurvey(world);
  const service = await startService({
    SIPAS_HEADER_TIMEOUT_S: String(HEADER_S),
    SIPAS_BODY_TIMEOUT_S: String(BODY_S),
  });

  t.after(() => service.stop());
  assert.equal(
    kinds.reduce((sum, { share }) => sum + share, 0),
    SLOW_CLIENTS,
  );
  const held: Held = { longest: new Map(), cuts: new Map() };
  const end = performance.now() + ATTACK_MS;
  const load = await underLoad(
    { base: service.base, world, survey, writers: WRITERS, rest: 5 },
    async () => {
      await Promise.all(
        kinds.flatMap((kind) =>
          Array.from({ length: kind.share }, () => hold(service.base, survey, kind, end, held)),
        ),
      );
    },
  );
  const p99 = percentile(load.times, 99);

  for (const { name, limit } of kinds) {
    const longest = held.longest.get(name) ?? 0;

    t.diagnostic(
      `${name}: cut ${held.cuts.get(name) ?? 0} times, after ${Math.round(longest)} ms at most`,
    );
    assert.ok((held.cuts.get(name) ?? 0) > 0, `${name} is never cut`);
    assert.ok(longest <= limit * 1000 + GRACE_MS, `${name} held a connection for ${longest} ms`);
  }
  t.diagnostic(`p50 ${percentile(load.times, 50).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`);
  assert.ok(p99 < P99_MS, `p99 is ${p99} ms`);
  assert.equal(load.counts.busy + load.counts.lost, 0, 'nobody else is refused or cut');
  await account(t, load, survey);
});

test('after a silence longer than the deadline the next client has its whole time', async () => {
  const service = await startService({ SIPAS_HEADER_TIMEOUT_S: '1' });

  try {
    for (const silence of [0, 2500]) {
      await pause(silence); // the service has nothing to do, and its clock of the turn stands still
      const connection = await open(service.base);

      await pause(500);
      assert.equal((await connection.ask(getRequest(HEALTH))).status, 200, `after ${silence} ms`);
      connection.close();
    }
  } finally {
    await service.stop();
  }
});
