import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileOf, makeKey, mustRun, sipas, sql } from './support/command.ts';
import { asStaff, call, read, submit, type Json } from './support/http.ts';
import { addFramework, feedsOf, scorecardPath, scoresOf } from './support/par.ts';
import { inCheckout } from './support/setting.ts';
import { addSurvey, makeWorld, response, type World } from './support/world.ts';

let world: World;
let survey: string;
const folder = mkdtempSync(join(tmpdir(), 'sipas-feed-'));

after(() => rmSync(folder, { recursive: true, force: true }));

before(async () => {
  world = await makeWorld('FEED');
  survey = await addSurvey(world, `FED_${world.tag}`, feedsOf(world.framework));
  await addFramework(world);
  await mustRun('par', 'score', fileOf(scoresOf(world, { '1.1': 40, '1.2': 15 })));
});

async function answer(satisfied: number, of: number): Promise<void> {
  for (let place = 0; place < of; place += 1) {
    const body = response(world, { answers: { a1: place < satisfied ? 5 : 2, visited: 2 } });

    assert.equal((await submit(survey, body)).status, 201);
  }
}

async function release(of = survey): Promise<Json> {
  const reply = await asStaff(`/api/v1/surveys/${of}/releases`, { body: {} });

  assert.equal(reply.status, 201, reply.text);
  return reply.json;
}

const page = (query: string, key?: string): Promise<Json> => read(`/api/v1/releases?${query}`, key);

/** What a reader that remembers its cursor gets. */
async function follow(after: string, more = ''): Promise<readonly Json[]> {
  const all: Json[] = [];

  for (let next = after, releases: Json = [0]; releases.length > 0;) {
    ({ releases, next } = await page(`survey=${survey}&after=${next}&limit=2${more}`));
    all.push(...releases);
  }
  return all;
}

const card = (): Promise<Json> => read(scorecardPath(world.framework, world.board));
const criterion = async (): Promise<Json> =>
  (await card()).fields.find(({ code }: Json) => code === '2');
const scores = (): Promise<readonly string[]> =>
  sql(
    `SELECT * FROM sipas.survey_score WHERE framework_code = '${world.framework}' ORDER BY taken`,
  );

const ED25519 = Buffer.from('302a300506032b6570032100', 'hex'); // what stands before the key in its SPKI

const publicKey = (base64: string) =>
  createPublicKey({
    key: Buffer.concat([ED25519, Buffer.from(base64, 'base64')]),
    format: 'der',
    type: 'spki',
  });

test('a release is signed with a key that anybody can read', async () => {
  await answer(9, 12);
  const head = await release();
  const keys = (await call('/api/v1/releases/keys')).json.keys;
  const key = keys.find(({ key: number }: Json) => number === head.key);
  const [fed] = await follow('0', '&documents=1');

  assert.equal(key.algorithm, 'Ed25519');
  assert.equal(createHash('sha256').update(fed.document).digest('hex'), head.sha256);
  assert.ok(
    verify(
      null,
      Buffer.from(fed.document),
      publicKey(key.public_key),
      Buffer.from(head.signature, 'base64'),
    ),
  );
  assert.equal(
    (await mustRun('release', 'show', '--survey', survey, '--number', '1')).stdout,
    fed.document,
  );
  assert.deepEqual(JSON.parse((await mustRun('release', 'keys', '--json')).stdout), { keys });
  const kept = await sql('SELECT count(*) FROM sipas.signing_key');

  assert.deepEqual(kept, ['1'], 'one key for all');
});

test('the feed goes on after a cursor, in the order of release, and has the documents if asked', async () => {
  const first = await follow('0');

  await release();
  await release();
  const all = await follow('0');
  const rest = await follow(first[0].cursor, '&documents=1');

  assert.deepEqual(
    all.map(({ number }) => number),
    [1, 2, 3],
  );
  assert.deepEqual(
    rest.map(({ number }) => number),
    [2, 3],
  );
  assert.equal(all[0].document, undefined);
  assert.equal(JSON.parse(rest[1].document).number, 3);
  assert.ok(BigInt(all[0].cursor) < BigInt(all[1].cursor));
  const { cursor, ...head } = all[2];
  const listed = (await page(`survey=${survey}`)).releases.find(({ number }: Json) => number === 3);

  assert.match(cursor, /^\d+$/);
  assert.deepEqual(head, listed);
  const end = await page(`after=${cursor}&survey=${survey}`);

  assert.deepEqual(end, { releases: [], next: cursor });
});

test('a key of one unit gets the figures of that unit, and no document with those of others', async () => {
  const key = await makeKey('par_officer', { unit: world.board });
  const above = await makeKey('par_officer', { unit: world.province });
  const { releases } = await page(`after=0&documents=1&survey=${survey}`, key);
  const whole = (await page(`after=0&documents=1&survey=${survey}`, above)).releases;

  assert.equal(releases.length, 3);
  assert.deepEqual(
    releases.map(({ document }: Json) => document),
    [null, null, null],
  );
  assert.equal(JSON.parse(whole[0].document).survey, survey);
  const stranger = await makeWorld('STRANGER');
  const other = await makeKey('par_officer', { unit: stranger.board });

  assert.deepEqual((await page(`after=0&survey=${survey}`, other)).releases, []);
});

test('a cursor, limit or wish that cannot be read is refused', async () => {
  const wrong = [
    'after=x',
    'after=-1',
    'after=99999999999999999999',
    'after=0&limit=0',
    'after=0&limit=1001',
    'after=0&documents=2',
    'limit=5',
    'documents=1',
  ];

  for (const query of wrong) {
    assert.equal((await asStaff(`/api/v1/releases?${query}`)).status, 422, query);
  }
  assert.equal((await call('/api/v1/releases?after=0')).status, 401);
});

test('a reader that follows while others release misses nothing', async () => {
  const surveys = await Promise.all(
    [1, 2, 3, 4].map((place) => addSurvey(world, `RUSH${place}_${world.tag}`)),
  );
  const before = await page('after=0&limit=1000');
  let next: string = before.next;
  let going = true;
  const seen: string[] = [];
  const reader = async (): Promise<void> => {
    for (let last = false, more = true; more || !last;) {
      last = !going; // what was released before this look is seen by it
      const { releases, next: later } = await page(`after=${next}&limit=3`);

      seen.push(...releases.map((one: Json) => `${one.survey} ${one.number}`));
      next = later;
      more = releases.length > 0;
    }
  };
  const reading = reader();

  await Promise.all(surveys.flatMap((one) => [release(one), release(one), release(one)]));
  going = false;
  await reading;
  const expected = surveys.flatMap((one) => [1, 2, 3].map((number) => `${one} ${number}`));

  assert.deepEqual(
    seen.filter((one) => expected.includes(one)).sort(),
    expected.sort(),
    'each once',
  );
});

test('a corrected release supersedes the one before, which stays', async () => {
  const first = await criterion();

  await answer(0, 12);
  const corrected = await release();
  const second = await criterion();
  const kept = await sql(
    'SELECT release_number FROM sipas.survey_score ' +
      `WHERE framework_code = '${world.framework}' AND unit_code = '${world.board}' ORDER BY 1`,
  );

  assert.equal(first.survey.release, 3);
  assert.equal(second.survey.release, corrected.number);
  assert.equal(second.survey.sha256, corrected.sha256);
  assert.ok(second.points < first.points);
  assert.deepEqual(kept, ['1', '2', '3', '4']);
});

test('replaying everything twice changes no point and adds no row', async () => {
  const before = [await card(), await scores()];

  for (let round = 0; round < 2; round += 1) {
    assert.match((await mustRun('par', 'replay')).stdout, /^\d+ releases, 0 points added, 0 could/);
    assert.deepEqual([await card(), await scores()], before);
  }
});

test('what replaying brings back is what was there', async () => {
  const before = [await card(), await scores()];
  const url = process.env['SIPAS_OWNER_URL'];

  await sql(`DELETE FROM sipas.survey_score WHERE framework_code = '${world.framework}'`, url);
  assert.equal((await criterion()).points, null);
  await mustRun('par', 'replay');
  const withoutOrder = (rows: readonly string[]): readonly string[] =>
    rows.map((row) => row.replace(/\|\d+\|(t|f)\|/, '|$1|')).sort();

  assert.deepEqual(await card(), before[0]);
  assert.deepEqual(withoutOrder(await scores()), withoutOrder(before[1] as readonly string[]));
});

const exported = join(folder, 'release.json');

test('a release leaves as a file with its signature beside it, and nothing is written over', async () => {
  const args = ['release', 'export', '--survey', survey, '--number', '1', '--out', exported];

  await mustRun(...args);
  const document = readFileSync(exported);
  const signature = JSON.parse(readFileSync(`${exported}.sig`, 'utf8'));
  const head = (await page(`survey=${survey}`)).releases.find(({ number }: Json) => number === 1);

  assert.equal(signature.format, 'sipas-release-signature/1');
  assert.equal(signature.algorithm, 'Ed25519');
  assert.equal(signature.sha256, head.sha256);
  assert.equal(signature.signature, head.signature);
  assert.ok(
    verify(
      null,
      document,
      publicKey(signature.public_key),
      Buffer.from(signature.signature, 'base64'),
    ),
  );
  assert.equal((await sipas(args)).code, 1, 'it is there already');
  const other = join(folder, 'none.json');

  assert.equal(
    (await sipas([...args.slice(0, 5), '99', '--out', other])).code,
    1,
    'no such release',
  );
  assert.equal(existsSync(other), false);
  const before = await scores();
  const keys = join(folder, 'keys.json');

  writeFileSync(keys, (await call('/api/v1/releases/keys')).text);
  assert.match((await mustRun('par', 'take', exported, '--key', keys)).stdout, /unchanged/);
  assert.deepEqual(await scores(), before);
});

test('openssl verifies a signature as the documentation says', async () => {
  const [{ document, signature }] = await follow('0', '&documents=1');
  const guide = readFileSync(inCheckout('service/docs/feed.md'), 'utf8');
  const code = /```sh\n(jq -j[\s\S]*?)```/.exec(guide)?.[1] ?? '';
  const { keys } = (await call('/api/v1/releases/keys')).json;
  const lines = code.split('\n').filter((line) => !line.startsWith('jq')); // it may not be there

  assert.equal(lines.length, 3);
  for (const changed of [false, true]) {
    writeFileSync(join(folder, 'document'), changed ? `${document} ` : document);
    writeFileSync(join(folder, 'signature'), Buffer.from(signature, 'base64'));
    const done = spawnSync('bash', ['-c', lines.join('\n')], {
      cwd: folder,
      env: { ...process.env, PUBLIC_KEY: keys[0].public_key },
    });

    assert.equal(done.status, changed ? 1 : 0, String(done.stdout) + String(done.stderr));
  }
});

const outside = generateKeyPairSync('ed25519');
const outsideKey = outside.publicKey
  .export({ format: 'der', type: 'spki' })
  .subarray(ED25519.length)
  .toString('base64');
let files = 0;

/** A document as another installation would hand it over. */
function handedOver(document: string, key = outside.privateKey): string {
  const path = join(folder, `outside${(files += 1)}.json`);
  const bytes = Buffer.from(document);

  writeFileSync(path, bytes);
  writeFileSync(
    `${path}.sig`,
    JSON.stringify({
      format: 'sipas-release-signature/1',
      key: 1,
      algorithm: 'Ed25519',
      public_key: outsideKey,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      signature: sign(null, bytes, key).toString('base64'),
    }),
  );
  return path;
}

const foreign = (change: Json = {}): string =>
  JSON.stringify({
    ...JSON.parse(readFileSync(exported, 'utf8')),
    survey: `ELSEWHERE_${world.tag}`,
    ...change,
  });

test('a document of another installation fills the scorecard, once', async () => {
  const path = handedOver(foreign());
  const taken = await mustRun('par', 'take', path, '--public-key', outsideKey);
  const filled = await criterion();
  const before = await scores();

  assert.match(taken.stdout, /release 1: \d+ points on scorecards, 1 criteria/);
  assert.equal(filled.survey.survey, `ELSEWHERE_${world.tag}`, 'it came last');
  assert.equal(filled.points, 28.5);
  assert.match(
    (await mustRun('par', 'take', path, '--public-key', outsideKey)).stdout,
    /unchanged/,
  );
  assert.deepEqual(await scores(), before);
});

test('a document that is not what a trusted key has signed is refused and changes nothing', async () => {
  const before = await scores();
  const stranger = generateKeyPairSync('ed25519').privateKey;
  const changed = handedOver(foreign({ number: 7 }));
  const bytes = readFileSync(changed, 'utf8');

  writeFileSync(changed, bytes.replace('"number":7', '"number":8'));
  const cases: readonly (readonly [string, string, RegExp])[] = [
    [handedOver(foreign({ number: 5 }), stranger), outsideKey, /not made by the key/],
    [handedOver(foreign({ number: 6 })), 'A'.repeat(43) + '=', /not made by the key/],
    [handedOver(foreign({ number: 6 })), 'short', /32 bytes/],
    [changed, outsideKey, /was changed/],
    [handedOver(foreign({ title: { vi: 'Khác' } })), outsideKey, /known here with another/],
    [handedOver(foreign({ survey, number: 99 })), outsideKey, /survey of this installation/],
    [handedOver(foreign({ number: 9, feeds: 7 })), outsideKey, /\/feeds: wrong-type/],
    [handedOver('not JSON'), outsideKey, /./],
  ];

  for (const [path, key, said] of cases) {
    const outcome = await sipas(['par', 'take', path, '--public-key', key]);

    assert.equal(outcome.code, 1, `${said} ${outcome.stdout}`);
    assert.match(outcome.stderr, said);
  }
  const alone = handedOver(foreign({ number: 10 }));

  rmSync(`${alone}.sig`);
  assert.equal((await sipas(['par', 'take', alone, '--public-key', outsideKey])).code, 1);
  assert.equal((await sipas(['par', 'take', alone])).code, 2, 'whom to trust must be said');
  assert.deepEqual(await scores(), before);
});

test('a survey that is added after its documents came from outside goes on after their numbers', async () => {
  const code = `ELSEWHERE_${world.tag}`;

  await addSurvey(world, code, feedsOf(world.framework));
  assert.equal((await release(code)).number, 2);
});
