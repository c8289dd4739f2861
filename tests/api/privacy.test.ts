import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { dump, makeKey, sql } from './support/command.ts';
import { call, responsesPath, resultsPath, type Answer } from './support/http.ts';
import { startService, type Service } from './support/service.ts';
import { makeWorld, response, type Response, type World } from './support/world.ts';

const mark = randomBytes(4).toString('hex');
const COMMENT = `Lời góp ý kín ${mark}`;
const REMARK = `nhận xét ${mark}`;
const AGENT = `TellTaleBrowser/${mark}`;
const FORWARDED = '203.0.113.77';
const COOKIE = `track=visitor-${mark}`;
const PATH_WORD = `in-the-address-${mark}`;

const traces = {
  'user-agent': AGENT,
  'x-forwarded-for': FORWARDED,
  forwarded: `for=${FORWARDED}`,
  'x-real-ip': FORWARDED,
  referer: `https://example.test/${mark}-page`,
  cookie: COOKIE,
  'accept-language': `vi-${mark}`,
};

let world: World;
let service: Service;
let key: string;
let accepted: Response;
let answers: Readonly<Record<string, Answer>>;

/** Everything a request can leave a trace with, on a service whose log we hold. */
before(async () => {
  world = await makeWorld('PRIVATE');
  service = await startService();
  key = await makeKey('analyst');
  accepted = response(world, { comment: COMMENT, answers: { a1: 4, visited: 2, remark: REMARK } });
  const { base } = service;
  const path = responsesPath(world.survey);
  const post = (body: unknown, to = path): Promise<Answer> =>
    call(to, { base, headers: traces, body });

  answers = {
    stored: await post(accepted),
    known: await post(accepted),
    conflict: await post({ ...accepted, duration_s: 1 }),
    invalid: await post({
      ...accepted,
      revision: 2,
      answers: { a1: 9, visited: 2, remark: REMARK },
    }),
    malformed: await post(`{"comment":"${COMMENT}"`),
    batch: await post({ responses: [accepted, { ...accepted, colour: COMMENT }] }, `${path}:batch`),
    noSurvey: await post(accepted, responsesPath(PATH_WORD)),
    staff: await call(resultsPath(world.survey), { base, headers: traces, key }),
    filtered: await call(resultsPath(world.survey, `?unit=${PATH_WORD}`), {
      base,
      headers: traces,
      key,
    }),
    wrongKey: await call(resultsPath(world.survey), { base, headers: traces, key: `${key}x` }),
    session: await post({ key }, '/api/v1/session'),
    wrongSession: await post({ key: `${key}x` }, '/api/v1/session'),
    page: await call(`/${PATH_WORD}`, { base, headers: traces }),
    metrics: await call('/metrics', { base, key }),
  };
});

after(async () => {
  await service.stop();
});

test('the requests that might leave traces were answered as they should be', () => {
  assert.deepEqual(
    Object.fromEntries(Object.entries(answers).map(([name, { status }]) => [name, status])),
    {
      stored: 201,
      known: 200,
      conflict: 409,
      invalid: 422,
      malformed: 400,
      batch: 200,
      noSurvey: 404,
      staff: 200,
      filtered: 422,
      wrongKey: 401,
      session: 200,
      wrongSession: 401,
      page: 404,
      metrics: 403,
    },
  );
});

test('the database holds the comment, and neither browser nor address nor cookie', async () => {
  const everything = await dump();

  assert.ok(everything.includes(COMMENT), 'the dump has the responses');
  assert.ok(everything.includes(accepted.id), 'the dump has the responses');
  for (const trace of [
    AGENT,
    FORWARDED,
    COOKIE,
    `visitor-${mark}`,
    `${mark}-page`,
    `vi-${mark}`,
    '127.0.0.1',
  ]) {
    assert.ok(!everything.includes(trace), trace);
  }
});

test('no column of a response can hold a time of day or an order of arrival', async () => {
  const columns = await sql(
    "SELECT column_name, data_type, coalesce(column_default, ''), is_identity FROM information_schema.columns " +
      "WHERE table_schema = 'sipas' AND table_name = 'response' ORDER BY 1",
  );

  assert.ok(columns.length > 10, 'the table was found');
  assert.deepEqual(
    columns.filter((column) => /timestamp|interval|\|time|inet|nextval|\|YES$/.test(column)),
    [],
  );
  assert.deepEqual(
    await sql(
      "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'sipas' " +
        "AND data_type ~ 'time' AND table_name <> 'schema_migration' ORDER BY 1",
    ),
    // What officials do to scorecards has its moment, and a document its next attempt: no answer is near either.
    ['par_event|made_at', 'webhook_delivery|next_at'],
    'nor does another table have a time that could be joined',
  );
});

test('the row of a response in the dump has no time of day', async () => {
  const row = (await dump()).split('\n').find((line) => line.includes(accepted.id)) ?? '';

  assert.ok(row.includes(String(accepted['day'])), 'the row was found');
  assert.doesNotMatch(row, /\d\d:\d\d/);
});

test('the log tells method, route and status of a refused request and nothing that was sent', () => {
  const log = service.log();

  assert.match(
    log,
    /method=POST route=\/api\/v1\/surveys\/\{survey\}\/responses status=422/,
    'the log is that of the requests',
  );
  assert.match(log, /status=401/);
  for (const secret of [
    COMMENT,
    REMARK,
    accepted.id,
    key,
    key.slice(3),
    AGENT,
    FORWARDED,
    COOKIE,
    mark,
    '127.0.0.1 ',
  ]) {
    assert.ok(!log.includes(secret), secret);
  }
});

test('the log has no line for an accepted response', () => {
  const lines = service
    .log()
    .split('\n')
    .filter((line) => /route=\S*\/responses/.test(line));

  assert.ok(lines.length > 0);
  assert.deepEqual(
    lines.filter((line) => /status=2\d\d/.test(line)),
    [],
  );
});

test('no refusal repeats what was sent, and no metric names anybody', () => {
  for (const [name, { text }] of Object.entries(answers)) {
    if (name === 'session' || name === 'stored' || name === 'known' || name === 'batch') {
      continue; // they repeat the id, by which the client knows its response
    }
    for (const secret of [COMMENT, REMARK, accepted.id, key, AGENT]) {
      assert.ok(!text.includes(secret), `${name}: ${secret}`);
    }
  }
  assert.ok(!answers['metrics']!.text.includes(world.tag));
});

test('the service ends well when it is told to', async () => {
  const other = await startService();

  assert.equal((await call('/readyz', { base: other.base })).status, 200);
  await other.stop();
});

test('behind TLS the cookie is for TLS only', async () => {
  const secure = await startService({ SIPAS_SECURE_COOKIES: 'true' });
  const answer = await call('/api/v1/session', { base: secure.base, body: { key } });

  await secure.stop();
  assert.match(answer.headers.get('set-cookie') ?? '', /; Secure/i);
});
