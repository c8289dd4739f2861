import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileOf, mustRun, sipas, sql } from '../api/support/command.ts';
import { addFramework, feedsOf, scoresOf } from '../api/support/par.ts';
import { inCheckout, ownerUrl } from '../api/support/program.ts';
import { startService, type Service } from '../api/support/service.ts';
import { addSurvey, makeWorld, response, type World } from '../api/support/world.ts';
import { addWebhook, openDesk, standing, startReceiver } from './support/receivers.ts';
import { pause, until, within } from './support/until.ts';

const QUICK = {
  SIPAS_WEBHOOK_RETRIES: '1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1',
  SIPAS_WEBHOOK_TIMEOUT_S: '2',
};
const PATIENCE_MS = 60_000;

let world: World;
let service: Service;
const folder = mkdtempSync(join(tmpdir(), 'sipas-webhook-'));

before(async () => {
  world = await makeWorld('HOOK');
  service = await startService(QUICK);
});

after(async () => {
  await service.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Ends the receivers of a test, so that the next has the courier for itself. */
const end = (...ids: readonly string[]): Promise<unknown> =>
  Promise.all(ids.map((id) => mustRun('webhook', 'end', id)));

async function release(survey = world.survey): Promise<string> {
  const head = JSON.parse((await mustRun('release', '--survey', survey, '--json')).stdout);

  return `rel_${head.survey}_${head.number} ${head.sha256}`;
}

const local = (port: number): string => `http://127.0.0.1:${port}/hook`;

test('a receiver killed and restarted in the middle, and a service too: every document arrives, with one effect', async (t) => {
  const probe = await openDesk(() => undefined);
  const { port } = probe;

  probe.close();
  const { id, secret } = await addWebhook(local(port), '--local');
  const journal = join(folder, 'journal');
  const args = [String(port), journal, secret, '150'];
  const released: string[] = [];
  const taken = (): readonly string[] =>
    readFileSync(journal, { encoding: 'utf8', flag: 'a+' })
      .split('\n')
      .filter((line) => line !== '');
  let receiver = await startReceiver(...args);

  for (let kill = 0; kill < 4; kill += 1) {
    const before = taken().length;

    for (let count = 0; count < 5; count += 1) {
      released.push(await release());
    }
    await until('some have arrived', PATIENCE_MS, () => taken().length > before);
    if (kill % 2 === 1) {
      await service.kill(); // it waits for an answer, and had taken that document for itself
      service = await startService(QUICK);
    }
    await receiver.kill();
    released.push(await release());
    receiver = await startReceiver(...args);
  }
  await until(
    () => `all ${released.length} are delivered; ${taken().length} have come`,
    PATIENCE_MS,
    async () => (await standing(id))[1] === released.length,
  );
  await receiver.kill();
  assert.deepEqual([...taken()].sort(), [...released].sort(), 'each once, as it was released');
  assert.deepEqual(await standing(id), [0, released.length, 0]);
  const attempts = await sql(
    `SELECT sum(attempts) FROM sipas.webhook_delivery WHERE webhook_id = ${id}`,
  );

  t.diagnostic(`${released.length} documents in ${attempts[0]} posts`);
  assert.ok(Number(attempts[0]) > released.length, 'the kills were felt');
  await end(id);
});

test('a receiver that is added gets what comes later, and what was before when it is replayed', async () => {
  const desk = await openDesk((_, answer) => answer.writeHead(200).end());
  const { id } = await addWebhook(local(desk.port), '--local');
  const [name = ''] = (await release()).split(' ');
  const all = await sql('SELECT count(*) FROM sipas.feed_entry');

  await until('the new one has come', PATIENCE_MS, () => desk.came.length > 0);
  assert.deepEqual(desk.came, [name]);
  assert.match(
    (await mustRun('webhook', 'replay', id, '--from', '0')).stdout,
    new RegExp(`${all[0]} to be sent again`),
  );
  await until('all have come', PATIENCE_MS, () => desk.came.length === 1 + Number(all[0]));
  assert.equal(desk.came.filter((one) => one === name).length, 2, 'under the same id');
  assert.match((await mustRun('webhook', 'replay', id)).stdout, /: 0 to be sent again/);
  await end(id);
  desk.close();
});

test('one that answers 500 is tried again, and one that hangs holds up nobody', async () => {
  const failing = await openDesk((_, answer, nth) => answer.writeHead(nth < 3 ? 500 : 200).end());
  const hanging = await openDesk(() => undefined);
  const good = await openDesk((_, answer) => answer.writeHead(200).end());
  await service.stop();
  service = await startService({ ...QUICK, SIPAS_WEBHOOK_TIMEOUT_S: '6' });
  const slow = await addWebhook(local(hanging.port), '--local');
  const bad = await addWebhook(local(failing.port), '--local');
  const fine = await addWebhook(local(good.port), '--local');

  for (let count = 0; count < 3; count += 1) {
    await release();
  }
  const begun = performance.now();

  await until('the good one has all', PATIENCE_MS, async () => (await standing(fine.id))[1] === 3);
  assert.ok(performance.now() - begun < 5500, 'while the other one hangs');
  await until('the bad one too', PATIENCE_MS, async () => (await standing(bad.id))[1] === 3);
  assert.equal(failing.came.length, 5);
  const faults = (): Promise<readonly string[]> =>
    sql(
      `SELECT DISTINCT last_status, last_fault FROM sipas.webhook_delivery WHERE webhook_id = ${slow.id} AND last_fault <> ''`,
    );

  await until('the hanging one is noted', PATIENCE_MS, async () => (await faults()).length > 0);
  assert.deepEqual(await faults(), ['0|Timeout was reached']);
  await end(slow.id, bad.id, fine.id);
  [failing, hanging, good].forEach((desk) => desk.close());
});

test('told to stop while a post hangs it ends within a second', async () => {
  const desk = await openDesk(() => undefined);
  const { id } = await addWebhook(local(desk.port), '--local');

  await release();
  await service.kill();
  service = await startService({ ...QUICK, SIPAS_WEBHOOK_TIMEOUT_S: '60' }, process.env['RELEASE']);
  await until('it is posting', PATIENCE_MS, () => desk.came.length > 0);
  await within('the service ends', 1000, service.stop());
  await end(id);
  desk.close();
  service = await startService(QUICK);
});

test('no post reaches an address of this network unless an operator allows it', async () => {
  const inside = await openDesk((_, answer) => answer.writeHead(200).end());
  const { port } = inside;

  for (const url of [
    local(port),
    `http://[::1]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://2130706433:${port}/`,
    `http://0x7f.1:${port}/`,
    `http://10.0.0.1/`,
    `file:///etc/passwd`,
    `gopher://example.org/`,
    'no url',
  ]) {
    const outcome = await sipas(['webhook', 'add', '--name', 'x', '--url', url]);

    assert.equal(outcome.code, 1, url);
  }
  // A name tells nothing before it is looked up: then the address is refused, not the name.
  const named = await addWebhook(`http://localhost:${port}/`);
  const away = await openDesk((_, answer) =>
    answer.writeHead(302, { location: `http://127.0.0.1:${port}/private` }).end(),
  );
  const redirecting = await addWebhook(local(away.port), '--local');

  await release();
  const faultOf = async (id: string): Promise<string> =>
    (await sql(`SELECT last_fault FROM sipas.webhook_delivery WHERE webhook_id = ${id}`))[0] ?? '';

  for (const { id } of [named, redirecting]) {
    await until('it was tried', PATIENCE_MS, async () => (await faultOf(id)) !== '');
  }
  assert.equal(await faultOf(named.id), 'the address is not public');
  assert.equal(await faultOf(redirecting.id), 'redirected: not followed');
  assert.deepEqual(inside.came, [], 'nothing came in');
  await end(named.id, redirecting.id);
  inside.close();
  away.close();
});

test('410 ends the matter; 429 is heard; what was given up is listed and can be sent again', async () => {
  const gone = await openDesk((_, answer, nth) => answer.writeHead(nth === 1 ? 410 : 200).end());
  const busy = await openDesk((_, answer, nth) =>
    answer.writeHead(nth === 1 ? 429 : 200, { 'retry-after': '4' }).end(),
  );
  const first = await addWebhook(local(gone.port), '--local');
  const second = await addWebhook(local(busy.port), '--local');
  const [name = ''] = (await release()).split(' ');
  const begun = performance.now();

  await until('it is given up', PATIENCE_MS, async () => (await standing(first.id))[2] === 1);
  const dead = JSON.parse((await mustRun('webhook', 'dead', '--json')).stdout);

  assert.deepEqual(
    dead.map(({ webhook, status, attempts, fault }: Record<string, unknown>) => ({
      webhook,
      status,
      attempts,
      fault,
    })),
    [{ webhook: Number(first.id), status: 410, attempts: 1, fault: 'answered 410' }],
  );
  assert.match((await mustRun('webhook', 'replay', first.id)).stdout, /: 1 to be sent again/);
  await until('it has come', PATIENCE_MS, async () => (await standing(first.id))[1] === 1);
  assert.deepEqual(gone.came, [name, name]);
  await until('the busy one has it', PATIENCE_MS, async () => (await standing(second.id))[1] === 1);
  assert.ok(performance.now() - begun >= 4000, 'it was given the time it asked for');
  await end(first.id, second.id);
  gone.close();
  busy.close();
});

test('when the attempts are used up a document is given up', async () => {
  const desk = await openDesk((_, answer) => answer.writeHead(500).end());
  const { id } = await addWebhook(local(desk.port), '--local');

  await service.stop();
  service = await startService({ ...QUICK, SIPAS_WEBHOOK_RETRIES: '0 1' });
  await release();
  await until('it is given up', PATIENCE_MS, async () => (await standing(id))[2] === 1);
  assert.equal(desk.came.length, 3);
  await end(id);
  desk.close();
});

test('the receiver of the documentation takes what is sent, and nothing that is forged', async () => {
  const guide = readFileSync(inCheckout('service/docs/feed.md'), 'utf8');
  const code = /```js\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
  const probe = await openDesk(() => undefined);
  const { port } = probe;

  probe.close();
  const { id, secret } = await addWebhook(local(port), '--local');
  const file = join(folder, 'receiver.mjs');
  const kept = 'const keepOnce = async (id, data) => console.log(id, data.sha256);\n';

  writeFileSync(file, kept + code.replace('8000', String(port)));
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';

  process.on('exit', () => child.kill('SIGKILL'));
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const released = await release();

  await until('it is delivered', PATIENCE_MS, async () => (await standing(id))[1] === 1);
  const forged = await fetch(local(port), {
    method: 'POST',
    headers: {
      'webhook-id': 'rel_X_1',
      'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
      'webhook-signature': `v1,${'A'.repeat(43)}=`,
    },
    body: '{}',
  });

  assert.equal(forged.status, 401);
  assert.equal(said.trim(), released);
  child.kill();
  await end(id);
});

test('a certificate that nobody vouches for is refused, and no secret is logged or listed', async () => {
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
  ]);

  assert.equal(made.status, 0, String(made.stderr));
  let asked = 0;
  const server = createServer(
    { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) },
    (_, answer) => {
      asked += 1;
      answer.writeHead(200).end();
    },
  );

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `https://anna:geheim@localhost:${port}/hook?token=verborgen#teil`;
  const { id, secret } = await addWebhook(url, '--local');

  await release();
  await until('it was tried', PATIENCE_MS, () => service.log().includes(`webhook=${id} `));
  assert.equal(asked, 0);
  assert.match(service.log(), /event=webhook_failed webhook=\d+ .*certificate/);
  const listed = (await mustRun('webhook', 'list')).stdout;

  assert.match(listed, new RegExp(`https://localhost:${port}/hook`));
  for (const word of ['anna', 'geheim', 'verborgen', secret, secret.slice(6)]) {
    assert.ok(!service.log().includes(word), 'in the log');
    assert.ok(!listed.includes(word), 'in the list');
  }
  await end(id);
  server.closeAllConnections();
  server.close();
});

test('a proxy of the environment is not asked', async () => {
  const desk = await openDesk((_, answer) => answer.writeHead(200).end());
  const { id } = await addWebhook(local(desk.port), '--local');
  const proxy = { http_proxy: 'http://127.0.0.1:1', ALL_PROXY: 'http://127.0.0.1:1' };

  await service.stop();
  service = await startService({ ...QUICK, ...proxy });
  await release();
  await until('it has come', PATIENCE_MS, async () => (await standing(id))[1] === 1);
  await end(id);
  desk.close();
});

test('an answer without end is cut, and counts', async () => {
  let parts = 0;
  const desk = await openDesk((_, answer) => {
    answer.writeHead(200);
    const more = setInterval(() => {
      parts += 1;
      answer.write('x'.repeat(65536));
    }, 5);

    answer.on('close', () => clearInterval(more));
  });
  const { id } = await addWebhook(local(desk.port), '--local');

  await release();
  await until('it is delivered', PATIENCE_MS, async () => (await standing(id))[1] === 1);
  assert.equal(desk.came.length, 1);
  assert.ok(parts < 100, `${parts} parts were sent`); // of some 400 until the time is up
  await end(id);
  desk.close();
});

/** Holds what the scoring module needs to take a release. */
async function holdTaking(): Promise<() => Promise<void>> {
  const child = spawn('psql', ['-XAtq', ownerUrl], { stdio: ['pipe', 'pipe', 'inherit'] });

  child.stdin.write("SELECT pg_advisory_lock(7310200515) IS NOT NULL, 'held';\n");
  await once(child.stdout, 'data');
  return async () => {
    child.stdin.end();
    await once(child, 'exit');
  };
}

test('killed between the release and the scorecard, the next service fills it, once', async () => {
  const survey = await addSurvey(world, `CRASH_${world.tag}`, feedsOf(world.framework));

  await addFramework(world);
  await mustRun('par', 'score', fileOf(scoresOf(world, { '1.1': 40 })));
  for (let count = 0; count < 10; count += 1) {
    const reply = await fetch(`${service.base}/api/v1/surveys/${survey}/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(response(world)),
    });

    assert.equal(reply.status, 201);
  }
  const scores = (): Promise<readonly string[]> =>
    sql(
      `SELECT release_number FROM sipas.survey_score WHERE survey_code = '${survey}' AND unit_code = '${world.board}'`,
    );
  const free = await holdTaking();
  const releasing = spawn(process.env['SIPAS'] ?? '', ['release', '--survey', survey], {
    stdio: 'ignore',
  });

  await until('it is released', PATIENCE_MS, async () => {
    const [count] = await sql(`SELECT count(*) FROM sipas.release WHERE survey_code = '${survey}'`);

    return count === '1';
  });
  releasing.kill('SIGKILL');
  await service.kill();
  assert.deepEqual(await scores(), [], 'it is in the feed, and on no scorecard');
  await free();
  service = await startService(QUICK);
  await until('it is on the scorecard', PATIENCE_MS, async () => (await scores()).length === 1);
  await pause(1500); // a round later
  assert.deepEqual(await scores(), ['1']);
});

test('a document that cannot be read holds up none after it', async () => {
  const survey = await addSurvey(world, `BROKEN_${world.tag}`);

  await sql(
    'WITH r AS (INSERT INTO sipas.release (survey_code, release_number, document, sha256, released_on, max_points,' +
      ' has_target, target_low, target_high, target_source)' +
      ` VALUES ('${survey}', 1, '{"format":"other"}', sha256(''), '2026-01-01', 0, false, 0, 0, '') RETURNING 1)` +
      ` SELECT count(*) FROM r`,
  );
  await sql(`INSERT INTO sipas.feed_entry (survey_code, release_number) VALUES ('${survey}', 1)`);
  const broken = await sql(`SELECT entry FROM sipas.feed_entry WHERE survey_code = '${survey}'`);

  await release();
  await until('both are taken', PATIENCE_MS, async () => {
    const [behind] = await sql(
      'SELECT (SELECT max(entry) FROM sipas.feed_entry) - (SELECT max(entry) FROM sipas.feed_taken)',
    );

    return behind === '0';
  });
  assert.deepEqual(await sql(`SELECT fault FROM sipas.feed_taken WHERE entry = ${broken[0]}`), [
    '/format: bad-format',
  ]);
  await service.stop();
});
