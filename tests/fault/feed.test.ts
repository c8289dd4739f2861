import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { fileOf, mustRun, sql } from '../api/support/command.ts';
import { addFramework, feedsOf, scoresOf } from '../api/support/par.ts';
import { ownerUrl } from '../api/support/program.ts';
import { startService, type Service } from '../api/support/service.ts';
import { addSurvey, makeWorld, response, type World } from '../api/support/world.ts';
import { PATIENCE_MS, QUICK, release } from './support/receivers.ts';
import { pause, until } from './support/until.ts';

let world: World;
let service: Service;

before(async () => {
  world = await makeWorld('FEED');
  service = await startService(QUICK);
});

after(() => service.kill());

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

  await release(world.survey);
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
