import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, test } from 'node:test';
import { fileOf, liveResults, makeKey, mustRun, sipas, sql } from './support/command.ts';
import { agrees } from './support/figures.ts';
import { asStaff, call, read, submit, type Json } from './support/http.ts';
import { addFramework, feedsOf, scorecardPath, scoresOf } from './support/par.ts';
import { baseUrl, staffKey } from './support/setting.ts';
import { addSurvey, day, makeWorld, response, type World } from './support/world.ts';

let world: World;
let survey: string;

before(async () => {
  world = await makeWorld('RELEASE');
  survey = await addSurvey(world, `FEEDING_${world.tag}`, feedsOf(world.framework));
  await addFramework(world);
  await mustRun('par', 'score', fileOf(scoresOf(world, { '1.1': 40, '1.2': 15.25 })));
});

/** Stores so many answers to one question of the index, of which some are satisfied. */
async function answer(satisfied: number, of: number, more: Json = {}): Promise<void> {
  for (let place = 0; place < of; place += 1) {
    const body = response(world, {
      answers: { a1: place < satisfied ? 5 : 2, visited: 2 },
      ...more,
    });

    assert.equal((await submit(survey, body)).status, 201);
  }
}

const release = (body: Json = {}, of = survey): Promise<Json> =>
  asStaff(`/api/v1/surveys/${of}/releases`, { body });
const listed = async (): Promise<readonly Json[]> =>
  (await read(`/api/v1/releases?survey=${survey}`)).releases;
const rounded = (points: number): number => Math.round(points * 1e6) / 1e6;

async function surveyCriterion(): Promise<Json> {
  const scorecard = await read(scorecardPath(world.framework, world.board));

  return scorecard.fields.find(({ code }: Json) => code === '2');
}

async function documentOf(number: number): Promise<Buffer> {
  const reply = await fetch(`${baseUrl}/api/v1/releases/${survey}/${number}`, {
    headers: { authorization: `Bearer ${staffKey}` },
  });

  assert.equal(reply.status, 200);
  assert.equal(reply.headers.get('content-type'), 'application/json');
  return Buffer.from(await reply.arrayBuffer());
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test('before any release a survey criterion has no points and the scorecard says so', async () => {
  const criterion = await surveyCriterion();

  assert.deepEqual(
    [criterion.points, criterion.lost, criterion.stage, criterion.survey],
    [null, null, null, null],
  );
  assert.equal(criterion.rule, 'survey_linear');
  assert.equal((await read(scorecardPath(world.framework, world.board))).lost, null);
});

test('responses alone put no points on a scorecard', async () => {
  await answer(12, 14);
  assert.equal((await surveyCriterion()).points, null);
});

test('a release tells number, day, hash, index and points', async () => {
  const reply = await release();
  const { satisfied, valid, respondents, share, low, high } = (await liveResults(survey)).groups[0]
    .index;

  assert.equal(reply.status, 201, reply.text);
  assert.equal(reply.json.survey, survey);
  assert.equal(reply.json.number, 1);
  assert.equal(reply.json.released_on, day(0));
  assert.match(reply.json.sha256, /^[0-9a-f]{64}$/);
  assert.equal(reply.json.shown, true);
  assert.deepEqual(reply.json.index, { satisfied, valid, respondents, share, low, high });
  assert.ok(Math.abs(reply.json.sub_index.points - (6 / 7) * 38) < 1e-9);
  assert.equal(reply.json.sub_index.max_points, 38);
  assert.deepEqual(reply.json.sub_index.target, { low: 28, high: 30, source: 'Kế hoạch kiểm thử' });
  assert.equal(reply.json.sub_index.position, 'above');
  assert.deepEqual(await listed(), [reply.json]);
});

test('the document has the bytes that its hash is of, and pins what the figures rest on', async () => {
  const bytes = await documentOf(1);
  const document: Json = JSON.parse(bytes.toString('utf8'));
  const [instrument] = await sql(
    `SELECT encode(sha256, 'hex') FROM sipas.instrument WHERE instrument_code = '${world.instrument}'`,
  );

  assert.equal(sha256(bytes), (await listed())[0].sha256);
  assert.equal(document.survey, survey);
  assert.equal(document.number, 1);
  assert.equal(document.index_rule, 'pooled');
  assert.equal(document.weights, 'none');
  assert.equal(document.instrument_sha256, instrument);
  assert.equal(document.format, 'sipas-release/3');
  assert.equal(document.disclosure, 'controlled');
  const { index } = document.units.find(({ unit }: Json) => unit === null);

  assert.deepEqual(index, { ...index, ...(await listed())[0].index });
  const { stdout } = await mustRun('release', 'show', '--survey', survey, '--number', '1');

  assert.equal(sha256(Buffer.from(stdout)), sha256(bytes), 'the command line gives the same bytes');
});

test('the scorecard shows share × 38 rounded to millionths, and the release behind it', async () => {
  const [head] = await listed();
  const criterion = await surveyCriterion();
  const scorecard = await read(scorecardPath(world.framework, world.board));

  assert.equal(criterion.points, rounded((6 / 7) * 38));
  assert.equal(criterion.lost, rounded(38 - rounded((6 / 7) * 38)));
  assert.equal(criterion.stage, 'release');
  assert.equal(criterion.survey.survey, survey);
  assert.equal(criterion.survey.release, 1);
  assert.equal(criterion.survey.sha256, head.sha256);
  assert.equal(criterion.survey.released_on, head.released_on);
  assert.ok(agrees(criterion.survey.share, 6 / 7));
  assert.equal(criterion.survey.respondents, 14);
  assert.equal(criterion.survey.points_low, rounded(criterion.survey.low * 38));
  assert.equal(criterion.survey.points_high, rounded(criterion.survey.high * 38));
  assert.deepEqual(criterion.survey.target, { low: 28, high: 30, source: 'Kế hoạch kiểm thử' });
  assert.equal(criterion.survey.position, 'above');
  assert.equal(scorecard.points, rounded(55.25 + criterion.points));
  assert.equal(scorecard.percent, scorecard.points);
  assert.equal(scorecard.lost, rounded(100 - scorecard.points));
});

test('later responses change the live results, and neither the release nor the scorecard', async () => {
  const bytes = await documentOf(1);
  const head = (await listed())[0];
  const criterion = await surveyCriterion();

  await answer(0, 10);
  assert.equal((await liveResults(survey)).groups[0].index.valid, 24);
  assert.deepEqual(await documentOf(1), bytes);
  assert.deepEqual((await listed())[0], head);
  assert.deepEqual(await surveyCriterion(), criterion);
});

test("a release of a unit's own share fills its scorecard, not the share of the whole survey", async () => {
  await answer(10, 10, {
    unit: world.otherBoard,
    counter: world.otherCounter,
    procedure: undefined,
  });
  const reply = await release();
  const criterion = await surveyCriterion();

  assert.equal(reply.status, 201);
  assert.equal(reply.json.number, 2);
  assert.ok(agrees(reply.json.index.share, 22 / 34), 'of the whole survey');
  assert.equal(criterion.survey.release, 2, 'the newest counts');
  assert.equal(criterion.survey.sha256, reply.json.sha256);
  assert.ok(agrees(criterion.survey.share, 12 / 24), 'of the board');
  assert.equal(criterion.points, rounded(0.5 * 38));
  assert.equal(criterion.survey.position, 'below');
  const numbers = (await listed()).map(({ number }) => number);

  assert.deepEqual(numbers.sort(), [1, 2], 'the first one stays');
  assert.equal(
    sha256(await documentOf(1)),
    (await listed()).find(({ number }) => number === 1).sha256,
  );
});

test('two releases differ by no answers or by ten people, never by the one who came between', async () => {
  const apart = await addSurvey(world, `APART_${world.tag}`);
  const body = (): Json => response(world, { answers: { a1: 5, visited: 2 } });
  const released = async (more: number): Promise<number> => {
    for (let count = 0; count < more; count += 1) {
      assert.equal((await submit(apart, body())).status, 201);
    }
    return (await release({}, apart)).json.index.respondents;
  };

  assert.equal(await released(12), 12);
  assert.equal(await released(1), 12, 'one more is not told yet');
  assert.equal(await released(8), 12, 'nor are nine');
  assert.equal(await released(1), 22);
});

test('a release of one period holds the responses of that period only', async () => {
  await answer(5, 10, { day: day(-40) });
  const reply = await release({ period: 'EARLY' });

  assert.equal(reply.status, 201, reply.text);
  assert.deepEqual([reply.json.index.satisfied, reply.json.index.valid], [5, 10]);
  assert.equal(JSON.parse((await documentOf(3)).toString('utf8')).period, 'EARLY');
});

test('releases at the same time get a number each', async () => {
  const before = (await listed()).length;
  const replies = await Promise.all(Array.from({ length: 5 }, () => release()));
  const numbers = replies.map(({ json }) => json.number).sort((one, other) => one - other);

  assert.deepEqual(
    replies.map(({ status }) => status),
    [201, 201, 201, 201, 201],
  );
  assert.deepEqual(
    numbers,
    [1, 2, 3, 4, 5].map((more) => before + more),
  );
  assert.equal((await listed()).length, before + 5);
});

test('a release without responses gives no points rather than none of them', async () => {
  const empty = await addSurvey(world, `NOBODY_${world.tag}`);
  const reply = await release({}, empty);

  assert.equal(reply.status, 201);
  assert.equal(reply.json.index.share, null);
  assert.ok(reply.json.sub_index === null || reply.json.sub_index.points === null);
});

test('a release of what is not there is refused', async () => {
  const count = (await listed()).length;

  assert.equal((await release({}, 'NO_SUCH_SURVEY')).status, 404);
  assert.equal((await release({ period: '2019Q9' })).status, 422);
  assert.equal((await release({ periode: 'LATE' })).status, 422);
  assert.equal((await asStaff(`/api/v1/surveys/${survey}/releases`, { body: '{' })).status, 400);
  assert.equal((await listed()).length, count);
  for (const number of ['0', '99', '-1', '1x', '99999999999999999999']) {
    assert.equal((await asStaff(`/api/v1/releases/${survey}/${number}`)).status, 404, number);
  }
  assert.equal((await sipas(['release', '--survey', 'NO_SUCH_SURVEY'])).code, 1);
});

test('nobody changes a release, not even the database role of the service', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'POST']) {
    assert.equal(
      (await call(`/api/v1/releases/${survey}/1`, { method, key: staffKey })).status,
      405,
      method,
    );
  }
  const rights = await sql(
    'SELECT table_name, privilege_type FROM information_schema.role_table_grants ' +
      "WHERE table_schema = 'sipas' AND grantee = 'sipas_service' AND privilege_type NOT IN ('SELECT', 'INSERT') " +
      "AND table_name IN ('release', 'release_figure', 'survey_score', 'feed_entry', 'response', 'instrument', 'score')",
  );

  assert.deepEqual(rights, []);
});

test('what disclosure control hides is in no release, and puts no points on a scorecard', async () => {
  const period = 'HIDDEN';
  const { feeds } = feedsOf(world.framework) as { feeds: readonly Json[] };
  const thin = await addSurvey(world, `THIN_${world.tag}`, {
    feeds: feeds.map((feed) => ({ ...feed, period })),
  });
  const [places, ids]: [readonly Json[], string[]] = [
    [
      { unit: world.board, counter: world.counter, count: 7 },
      { unit: world.otherBoard, counter: world.otherCounter, count: 8 },
      { unit: world.endedBoard, counter: undefined, count: 40 },
    ],
    [],
  ];

  await mustRun('par', 'score', fileOf(scoresOf(world, { '1.1': 40 }, { period })));
  for (const { count, ...place } of places) {
    const ended = place.counter === undefined ? { channel: 'online', day: day(-25) } : {};

    for (let more = 0; more < count; more += 1) {
      const body = response(world, { ...place, ...ended, procedure: undefined });

      ids.push(body.id);
      assert.equal((await submit(thin, body)).status, 201);
    }
  }
  const reply = await release({}, thin);
  const document = JSON.parse(
    (await mustRun('release', 'show', '--survey', thin, '--number', '1')).stdout,
  );
  const card = await read(scorecardPath(world.framework, world.board, period));
  const criterion = card.fields.find(({ code }: Json) => code === '2');

  assert.equal(reply.json.index.respondents, ids.length);
  for (const unit of [world.board, world.otherBoard]) {
    assert.deepEqual(
      document.units.find((entry: Json) => entry.unit === unit),
      { unit, members: [unit], shown: false },
    );
  }
  assert.equal(document.units.find(({ unit }: Json) => unit === world.province).shown, true);
  assert.deepEqual([criterion.points, criterion.stage], [null, null]);
  assert.deepEqual(
    [criterion.survey.release, criterion.survey.shown, criterion.survey.share],
    [1, false, null],
  );
  assert.deepEqual([criterion.survey.respondents, criterion.survey.points_low], [null, null]);
  const key = await makeKey('leader', { unit: world.board });
  const { releases } = await read(`/api/v1/releases?survey=${thin}`, key);

  assert.deepEqual([releases[0].shown, releases[0].sub_index], [false, null]);
  assert.equal(releases[0].index.satisfied, null);
  const table = (
    await mustRun(
      ...['par', 'show', '--framework', world.framework, '--unit', world.board],
      ...['--period', period],
    )
  ).stdout;

  assert.match(table, /release 1 of THIN_\S+, \d{4}-\d\d-\d\d: hidden/);
});

test('a target without a source is listed as it was answered', async () => {
  const other = await addSurvey(world, `UNSOURCED_${world.tag}`, {
    sub_index: { max_points: 38, target: { low: 28, high: 30 } },
  });

  for (let place = 0; place < 10; place += 1) {
    assert.equal((await submit(other, response(world))).status, 201);
  }
  const made = await release({}, other);

  assert.equal(made.status, 201, made.text);
  assert.deepEqual(made.json.sub_index.target, { low: 28, high: 30, source: null });
  assert.deepEqual((await read(`/api/v1/releases?survey=${other}`)).releases, [made.json]);
});
