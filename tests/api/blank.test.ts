import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileOf, mustRun, sipas } from './support/command.ts';
import { submit } from './support/http.ts';
import { makeWorld, response, type World } from './support/world.ts';

let world: World;

before(async () => {
  world = await makeWorld('BLANK');
});

const lines = (...responses: readonly object[]): string =>
  fileOf(responses.map((line) => `${JSON.stringify(line)}\n`).join(''));

test('somebody who broke off before the first answer counts, if a file says so', async () => {
  const blank = { ...response(world), complete: false, answers: {} };
  const { stdout } = await mustRun('import', '--survey', world.survey, lines(blank), '--json');
  const results = await mustRun(
    ...['results', '--survey', world.survey, '--disclosure', 'none', '--json'],
  );
  const [group] = JSON.parse(results.stdout).groups;

  assert.equal(JSON.parse(stdout).stored, 1);
  assert.equal(group.responses, 1);
  assert.equal(group.complete, 0);
  assert.equal(group.index.share, null);
});

test('a complete response without an answer is refused, from a file too', async () => {
  const complete = { ...response(world), complete: true, answers: {} };
  const { code, stderr } = await sipas(['import', '--survey', world.survey, lines(complete)]);

  assert.equal(code, 1);
  assert.match(stderr, /\/answers.*empty/);
});

test('over HTTP a response without an answer is refused, complete or not', async () => {
  for (const complete of [true, false]) {
    const answer = await submit(world.survey, { ...response(world), complete, answers: {} });

    assert.equal(answer.status, 422);
  }
});
