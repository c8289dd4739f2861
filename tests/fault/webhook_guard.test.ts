import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { mustRun, sipas, sql } from '../api/support/command.ts';
import { inCheckout, program } from '../api/support/program.ts';
import { startService, type Service } from '../api/support/service.ts';
import { makeWorld, type World } from '../api/support/world.ts';
import {
  addWebhook,
  endWebhooks,
  local,
  openDesk,
  PATIENCE_MS,
  QUICK,
  release,
  standing,
} from './support/receivers.ts';
import { until } from './support/until.ts';

let world: World;
let service: Service;
const folder = mkdtempSync(join(tmpdir(), 'sipas-webhook-'));

before(async () => {
  world = await makeWorld('GUARD');
  service = await startService(QUICK);
});

after(async () => {
  await service.kill();
  rmSync(folder, { recursive: true, force: true });
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
    'https:/anna:geheim@example.org/',
    'https:///anna:geheim@example.org/',
    'https:/anna:geheim@example.org/://x',
    `gopher://example.org/`,
    'no url',
  ]) {
    const outcome = await sipas(['webhook', 'add', '--name', 'x', '--url', url]);

    assert.equal(outcome.code, 1, url);
    assert.doesNotMatch(outcome.stderr + outcome.stdout, /geheim/);
  }
  // A name tells nothing before it is looked up: then the address is refused, not the name.
  const named = await addWebhook(`http://localhost:${port}/`);
  const away = await openDesk((_, answer) =>
    answer.writeHead(302, { location: `http://127.0.0.1:${port}/private` }).end(),
  );
  const redirecting = await addWebhook(local(away.port), '--local');

  await release(world.survey);
  const faultOf = async (id: string): Promise<string> =>
    (await sql(`SELECT last_fault FROM sipas.webhook_delivery WHERE webhook_id = ${id}`))[0] ?? '';

  for (const { id } of [named, redirecting]) {
    await until('it was tried', PATIENCE_MS, async () => (await faultOf(id)) !== '');
  }
  assert.equal(await faultOf(named.id), 'the address is not public');
  assert.equal(await faultOf(redirecting.id), 'redirected: not followed');
  assert.deepEqual(inside.came, [], 'nothing came in');
  await endWebhooks(named.id, redirecting.id);
  inside.close();
  away.close();
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
  const released = await release(world.survey);

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
  await endWebhooks(id);
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

  await release(world.survey);
  await until('it was tried', PATIENCE_MS, () => service.log().includes(`webhook=${id} `));
  assert.equal(asked, 0);
  assert.match(service.log(), /event=webhook_failed webhook=\d+ .*certificate/);
  const listed = (await mustRun('webhook', 'list')).stdout;

  assert.match(listed, new RegExp(`https://localhost:${port}/hook`));
  for (const word of ['anna', 'geheim', 'verborgen', secret, secret.slice(6)]) {
    assert.ok(!service.log().includes(word), 'in the log');
    assert.ok(!listed.includes(word), 'in the list');
  }
  await endWebhooks(id);
  server.closeAllConnections();
  server.close();
});

test('a proxy of the environment is not asked', async () => {
  const desk = await openDesk((_, answer) => answer.writeHead(200).end());
  const { id } = await addWebhook(local(desk.port), '--local');
  const proxy = { http_proxy: 'http://127.0.0.1:1', ALL_PROXY: 'http://127.0.0.1:1' };

  await service.stop();
  service = await startService({ ...QUICK, ...proxy });
  await release(world.survey);
  await until('it has come', PATIENCE_MS, async () => (await standing(id))[1] === 1);
  await endWebhooks(id);
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

  await release(world.survey);
  await until('it is delivered', PATIENCE_MS, async () => (await standing(id))[1] === 1);
  assert.equal(desk.came.length, 1);
  assert.ok(parts < 100, `${parts} parts were sent`); // of some 400 until the time is up
  await endWebhooks(id);
  desk.close();
});

test('without the program that posts the service runs, says why, and delivers when it is there', async () => {
  const desk = await openDesk((_, answer) => answer.writeHead(200).end());
  const alone = join(folder, 'sipas');

  copyFileSync(program, alone);
  await service.stop();
  service = await startService(QUICK, alone);
  const { id } = await addWebhook(local(desk.port), '--local');

  await release(world.survey);
  await until('it was tried', PATIENCE_MS, () =>
    service.log().includes(`event=webhook_failed webhook=${id} `),
  );
  assert.match(service.log(), /fault="cannot run it: No such file or directory"/);
  copyFileSync(join(dirname(program), 'sipas-post'), join(folder, 'sipas-post'));
  await until('it is delivered', PATIENCE_MS, async () => (await standing(id))[1] === 1);
  assert.equal(desk.came.length, 1);
  await endWebhooks(id);
  desk.close();
});
