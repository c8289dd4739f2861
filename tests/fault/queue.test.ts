import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { startService } from '../api/support/service.ts';
import { makeWorld, response, type World } from '../api/support/world.ts';
import { allThatStore, named, signalAll } from './support/cluster.ts';
import { openMany, postRequest, type Connection, type Reply } from './support/connection.ts';
import { compare, ownSurvey, storedIds } from './support/count.ts';
import { responsesPath } from './support/paths.ts';
import { unread } from './support/process.ts';
import { until } from './support/until.ts';

const BOUND = 50;
const FIRST = 10;
const MORE = 200;
const AT_ONCE_MS = 1000;

let world: World;

before(async () => {
  world = await makeWorld('QUEUE');
});

interface Sent {
  readonly id: string;
  readonly reply: Promise<Reply>;
}

test('with the database held up, what the queue cannot hold is told 503 at once and the rest is stored later', async (t) => {
  const survey = await ownSurvey(world);
  const service = await startService({ ...named, SIPAS_QUEUE_MAX: String(BOUND) });

  t.after(() => service.stop());
  const connections = await openMany(service.base, FIRST + MORE);
  const refused: string[] = [];
  const acknowledged: string[] = [];
  const send = (connection: Connection): Sent => {
    const body = response(world);
    const reply = connection.ask(postRequest(responsesPath(survey), body));

    reply.then(
      ({ status }) => (status === 503 ? refused : acknowledged).push(body.id),
      () => undefined, // looked at by those who wait for it
    );
    return { id: body.id, reply };
  };

  await send(connections[0]!).reply; // what is loaded at first use is loaded
  const before = acknowledged.length;

  assert.equal(before, 1);
  const hung = await allThatStore();
  const sent: Sent[] = [];

  signalAll(hung, 'SIGSTOP');
  try {
    sent.push(...connections.slice(0, FIRST).map(send));
    await until('the first are read', 5000, () => unread(service) === 0); // the batch in flight, or the queue
    sent.push(...connections.slice(FIRST).map(send));
    await until('the rest is refused', AT_ONCE_MS, () => refused.length >= MORE - BOUND);
    assert.equal(acknowledged.length, before, 'nothing is acknowledged while nothing is stored');
  } finally {
    signalAll(hung, 'SIGCONT');
  }
  const replies = await Promise.all(sent.map(({ reply }) => reply));

  assert.ok(
    refused.length <= MORE - BOUND + FIRST,
    `${refused.length} refused: the queue was not used`,
  );
  assert.deepEqual(
    replies.filter(({ status }) => status !== 503 && status !== 201).map(({ text }) => text),
    [],
  );
  assert.ok(
    replies
      .filter(({ status }) => status === 503)
      .every(({ head }) => /^retry-after: \d/im.test(head)),
  );
  const stored = await storedIds(survey);

  t.diagnostic(
    `acknowledged ${acknowledged.length}, stored ${stored.length}, refused ${refused.length}`,
  );
  assert.deepEqual(compare(acknowledged, stored), [], 'what was refused is not stored');
  connections.forEach(({ close }) => close());
});
