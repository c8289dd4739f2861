import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liveResults, mustRun } from './support/command.ts';
import { read, resultsPath } from './support/http.ts';
import { addSurvey, makeWorld } from './support/world.ts';

test('without responses there are nulls: no NaN and no 0 %', async () => {
  const world = await makeWorld('EMPTY');
  const empty = await addSurvey(world, `NOBODY_${world.tag}`);
  const answer = await liveResults(empty);
  const group = answer.groups[0];

  assert.ok(!/nan|inf/i.test(JSON.stringify(answer).replaceAll(/"[^"]*"/g, '')));
  assert.equal(group.responses, 0);
  for (const measure of [group.index, group.overall, ...group.factors]) {
    assert.deepEqual(
      [measure.valid, measure.share, measure.low, measure.high],
      [0, null, null, null],
    );
  }
  assert.ok(group.sub_index === null || group.sub_index.points === null);
  for (const item of group.items) {
    assert.equal(item.mean ?? null, null, item.code);
    assert.equal(item.share ?? null, null, item.code);
  }
  assert.deepEqual((await liveResults(empty, '--by', 'unit')).groups, []);
  assert.deepEqual((await read(resultsPath(empty, '?by=unit'))).groups, []);
  const { stdout } = await mustRun('results', '--survey', empty, '--disclosure', 'none');

  assert.match(stdout, /^weights: none\n\nall: 0 responses/);
});
