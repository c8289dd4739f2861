import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startService, type Service } from '../api/support/service.ts';
import { makeWorld, response, type World } from '../api/support/world.ts';
import { open, postRequest, type Connection } from './support/connection.ts';
import { account, ownSurvey, storedIds } from './support/count.ts';
import { underLoad } from './support/load.ts';
import { batchPath, responsesPath } from './support/paths.ts';
import { connectionCount } from './support/process.ts';
import { until } from './support/until.ts';

const CUTS = 80;
const AT_ONCE = 20;

let world: World;
let service: Service;

before(async () => {
  world = await makeWorld('CUT');
  service = await startService();
});

after(() => service.stop());

// A body may be readable before it is complete: what has a length has not arrived before its last byte.
const padded = (body: unknown): string => JSON.stringify(body) + ' '.repeat(200);

const chunked = (path: string, body: string): string =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: test',
    'Content-Type: application/json',
    'Transfer-Encoding: chunked',
    '',
    body.length.toString(16),
    body,
    '0',
    '',
    '',
  ].join('\r\n');

const requests: readonly (readonly [string, (survey: string) => string])[] = [
  ['a submission', (survey) => postRequest(responsesPath(survey), padded(response(world)))],
  [
    'a batch',
    (survey) =>
      postRequest(batchPath(survey), padded({ responses: [response(world), response(world)] })),
  ],
  ['a submission in chunks', (survey) => chunked(responsesPath(survey), padded(response(world)))],
];

const ends: readonly (readonly [string, (connection: Connection) => void])[] = [
  ['closed', ({ close }) => close()],
  ['reset', ({ reset }) => reset()],
  ['half closed', ({ finish }) => finish()],
];

/** Where the body is cut: from before its first byte to before its last. */
function offsetOf(request: string, cut: number): number {
  const head = request.indexOf('\r\n\r\n') + 4;

  return head + Math.floor(((request.length - 1 - head) * cut) / (CUTS - 1));
}

/** One request of which the service gets only so much. */
async function cutOff(
  request: string,
  offset: number,
  end: (connection: Connection) => void,
): Promise<void> {
  const connection = await open(service.base);

  connection.send(request.slice(0, offset));
  await new Promise((resolve) => setImmediate(resolve)); // on its way, as far as we can tell
  end(connection);
  await connection.ended;
}

for (const [what, requestOf] of requests) {
  for (const [how, end] of ends) {
    test(`${what}, its connection ${how} anywhere in the body: nothing of it is stored`, async (t) => {
      const survey = await ownSurvey(world);
      const other = await ownSurvey(world);
      const load = await underLoad(
        { base: service.base, world, survey: other, writers: 2 },
        async ({ goOn }) => {
          for (let cut = 0; cut < CUTS; cut += AT_ONCE) {
            await Promise.all(
              Array.from({ length: AT_ONCE }, (_, place) => {
                const request = requestOf(survey);

                return cutOff(request, offsetOf(request, cut + place), end);
              }),
            );
            await goOn(1);
          }
        },
      );

      await until(
        'the service has let go of every connection',
        10_000,
        () => connectionCount(service) === 0,
      );
      assert.deepEqual(await storedIds(survey), []);
      assert.equal(load.counts.lost + load.counts.busy, 0, 'the others were served all the time');
      await account(t, load, other);
    });
  }
}
