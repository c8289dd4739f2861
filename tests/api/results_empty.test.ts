import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mustRun } from './support/command.ts';
import { asStaff, read, resultsPath } from './support/http.ts';
import { addSurvey, makeWorld } from './support/world.ts';

test('without responses there are nulls: no NaN and no 0 %', async () => {
  const world = await makeWorld('EMPTY');
  const empty = await addSurvey(world, `NOBODY_${world.tag}`);
  const answer = await asStaff(resultsPath(empty));
  const group = answer.json.groups[0];

  assert.equal(answer.status, 200);
  assert.ok(!/nan|inf/i.test(answer.text.replaceAll(/"[^"]*"/g, '')), answer.text);
  assert.equal(group.responses, 0);
  for (const measure of [group.index, group.overall, ...group.factors]) {
    assert.deepEqual(
      [measure.valid, measure.share, measure.low, measure.high],
      [0, null, null, null],
    );
  }
  assert.ok(group.sub_index === null || group.sub_index.points === null);
  for (const item of group.items) {
    assert.equal(item.mean, null, item.code);
    assert.ok(item.satisfied === null || item.satisfied.share === null, item.code);
  }
  assert.deepEqual((await read(resultsPath(empty, '?by=unit'))).groups, []);
  assert.match((await mustRun('results', '--survey', empty)).stdout, /^all: 0 responses/);
});
