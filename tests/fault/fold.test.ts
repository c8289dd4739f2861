import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileOf, mustRun, sipas, sql } from '../api/support/command.ts';
import { startService, type Service } from '../api/support/service.ts';
import { makeWorld, response, type World } from '../api/support/world.ts';
import { adminUrl, backends, named, signalAll } from './support/cluster.ts';
import { ownSurvey, storedIds } from './support/count.ts';
import { underLoad } from './support/load.ts';
import { pause, until } from './support/until.ts';

const KILLS = 4;
const HOLD_S = 3;
/** A fold that lets answers wait longer is behind. */
const BEHIND_MS = 2000;
const LOOKS = 8;

let world: World;
const services: Service[] = [];

const serve = async (): Promise<Service> => {
  const service = await startService();

  services.push(service);
  return service;
};

before(async () => {
  world = await makeWorld('FOLD');
});

after(async () => {
  await Promise.all(services.map((service) => service.kill()));
});

const number = async (statement: string): Promise<number> => Number((await sql(statement))[0]);

const countedIn = (survey: string): Promise<number> =>
  number(
    `SELECT coalesce(sum((sipas.tally_sums(sums, 1))[1]), 0) FROM sipas.tally WHERE survey_code = '${survey}' AND part = 0`,
  );

const folds = (survey: string): Promise<number> =>
  number(`SELECT coalesce(max(folded), 0) FROM sipas.fold_state WHERE survey_code = '${survey}'`);

const waiting = (): Promise<number> => number('SELECT count(*) FROM sipas.fold_queue');

/** Every stored response is in the cube, once. */
async function mustBeEqual(survey: string): Promise<number> {
  const { code, stdout, stderr } = await sipas(['recompute', '--survey', survey]);

  assert.equal(code, 0, stdout + stderr);
  const stored = new Set(await storedIds(survey)).size;

  assert.match(stdout, new RegExp(` ${stored} responses: equal`));
  assert.equal(await countedIn(survey), stored);
  return stored;
}

/** Holds the state of a survey's fold for a while, so that a round stands still with all its cells written. */
async function stopRound(survey: string): Promise<void> {
  const held =
    sql(`BEGIN; SELECT 1 FROM sipas.fold_state WHERE survey_code = '${survey}' FOR UPDATE;
                    SELECT pg_sleep(${HOLD_S}); COMMIT`);

  held.catch(() => undefined); // told by what is awaited
  // What others do, the administrator alone sees.
  const stopped =
    "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ~ 'INSERT INTO fold_state'";

  await until(
    'a round waits in the middle',
    1000 * HOLD_S,
    async () => (await sql(stopped, adminUrl)).length > 0,
  );
}

test('killed in the middle of a round, again and again: what is stored is counted, and nothing twice', async (t) => {
  const survey = await ownSurvey(world);
  let left = 0;

  for (let kill = 0; kill < KILLS; kill += 1) {
    const service = await serve();
    const load = { base: service.base, world, survey, writers: 20, retry: false };
    const begun = await folds(survey);

    await underLoad(load, async ({ goOn }) => {
      await until('a round is folded', 20_000, async () => (await folds(survey)) > begun);
      await goOn(50);
      await stopRound(survey);
      await service.kill();
    });
    left += await waiting();
  }
  assert.ok(left >= KILLS, 'what the rounds had taken is back');
  const last = await serve();

  await until('the cube has caught up', 20_000, async () => (await waiting()) === 0);
  t.diagnostic(
    `${left} batches left behind by ${KILLS} kills, ${await mustBeEqual(survey)} counted`,
  );
  await last.stop();
});

test('two services fold one database: each response is counted once', async (t) => {
  const survey = await ownSurvey(world);
  const both = [await serve(), await serve()] as const;

  await Promise.all(
    both.map(({ base }) =>
      underLoad({ base, world, survey, writers: 10 }, ({ goOn }) => goOn(4000)),
    ),
  );
  await both[0].stop(); // the other one goes on
  await until('the cube has caught up', 20_000, async () => (await waiting()) === 0);
  t.diagnostic(`${await folds(survey)} rounds, ${await mustBeEqual(survey)} responses`);
  await both[1].stop();
});

test('under load the cube is at most two seconds behind', async (t) => {
  const survey = await ownSurvey(world);
  const service = await startService({}, process.env['RELEASE']);

  services.push(service);
  let longest = 0;

  const load = await underLoad(
    { base: service.base, world, survey, writers: 30 },
    async ({ goOn, acknowledged }) => {
      await goOn(100);
      for (let look = 0; look < LOOKS; look += 1) {
        // Acknowledged by now, and so stored; it must be in the cube two seconds from now.
        const target = acknowledged.length;
        const begun = performance.now();

        await until(
          `${target} responses are counted`,
          BEHIND_MS,
          async () => (await countedIn(survey)) >= target,
        );
        longest = Math.max(longest, performance.now() - begun);
        await pause(150); // looks at other moments of a round
      }
    },
  );
  t.diagnostic(`${load.acknowledged.length} acknowledged, longest wait ${Math.round(longest)} ms`);
  await service.stop();
});

test('when its connections are cut the fold waits, and then goes on', async () => {
  const survey = await ownSurvey(world);
  const service = await startService(named);

  services.push(service);
  await underLoad({ base: service.base, world, survey, writers: 5 }, async ({ goOn }) => {
    await goOn(50);
    for (let round = 0; round < 3; round += 1) {
      signalAll(await backends(), 'SIGTERM');
      await goOn(50);
    }
  });
  await until('the cube has caught up', 20_000, async () => (await waiting()) === 0);
  await mustBeEqual(survey);
  await service.stop();
});

/** Stores two revisions under each of so many ids, all the first ones before the second ones; returns the batches. */
async function storeTwice(survey: string, ids: number, ofBatch: number): Promise<number> {
  await mustRun('import', '--survey', survey, fileOf(JSON.stringify(response(world))));
  const columns = `unit_code, survey_code, day, response_id, revision, complete, channel, respondent_type,
                   counter_code, procedure_code`;

  await sql(`WITH stored AS (
      INSERT INTO sipas.response
      SELECT unit_code, survey_code, day, md5(i::text || '${survey}')::uuid, v, v = 2, channel, respondent_type,
             counter_code, procedure_code, language, duration_s, answers, texts
        FROM (SELECT * FROM sipas.response WHERE survey_code = '${survey}') AS r,
             generate_series(1, ${ids}) AS i, generate_series(1, 2) AS v
      RETURNING *)
    INSERT INTO sipas.fold_queue (unit_codes, survey_codes, days, response_ids, revisions, complete, channels,
                                  respondent_types, counter_codes, procedure_codes, durations_s, answers)
    SELECT ${columns.replaceAll(/\w+/g, 'array_agg($&)')}, array_agg(duration_s), array_agg(answers)
      FROM (SELECT *, row_number() OVER (PARTITION BY revision ORDER BY response_id) / ${ofBatch} AS place FROM stored) AS s
     GROUP BY revision, place ORDER BY revision, place`);
  return waiting();
}

test('a backlog of second revisions is read a few times, however many portions it is taken in', async (t) => {
  const survey = await ownSurvey(world);
  const read = `SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'fold_queue'`;
  const batches = await storeTwice(survey, 40_000, 100);
  const before = await number(read);
  const begun = performance.now();

  await mustBeEqual(survey);
  const times = ((await number(read)) - before) / batches;

  t.diagnostic(`${batches} batches read ${times} times in ${performance.now() - begun} ms`);
  assert.equal(await waiting(), 0);
  assert.ok(times <= 7, `each row of the queue was read ${times} times`);
});
