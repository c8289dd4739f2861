import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileOf, mustRun } from './support/command.ts';
import { read, submit, type Json } from './support/http.ts';
import { feedsOf } from './support/par.ts';
import {
  acceptAll,
  act,
  cardOf,
  historyOf,
  leafOf,
  makeWorkplace,
  must,
  openRound,
  score,
  scoreAll,
  type Card,
  type Staff,
} from './support/par_work.ts';
import { addSurvey, response, type World } from './support/world.ts';

// Earlier turns of a scorecard: what was entered before it was returned, explained or decided anew.

let world: World;
let staff: Staff;
let card: Card;
let survey: string;

before(async () => {
  ({ world, staff, card } = await makeWorkplace('TURNS'));
  survey = await addSurvey(world, `TURNED_${world.tag}`, feedsOf(world.framework));
  await openRound(card, [card.unit]);
  await scoreAll(card, staff.officer);
  await release(5);
});

const leaf = async (code: string): Promise<Json> => leafOf(await cardOf(card), code);
const ranked = async (): Promise<Json> =>
  (await read(`/api/v1/par/ranking?framework=${card.framework}&period=${card.period}`)).rows.find(
    ({ unit }: Json) => unit === card.unit,
  );

async function release(a1: number): Promise<void> {
  for (let count = 0; count < 12; count += 1) {
    const body = response(world, {
      unit: world.board,
      counter: world.counter,
      procedure: world.anyProcedure,
      answers: { a1, visited: 2 },
    });

    assert.equal((await submit(survey, body)).status, 201);
  }
  await mustRun('release', '--survey', survey);
}

test('an appraisal of before a return does not stand: it is history', async () => {
  await must(act(card, staff.officer, 'send'));
  await acceptAll(card, staff.appraiser);
  await must(
    score(card, staff.appraiser, {
      criterion: '1.1',
      stage: 'appraised',
      points: 5,
      reason: 'Thiếu',
    }),
  );
  assert.equal((await cardOf(card)).points, 5 + 20 + 12 + 38);
  await must(act(card, staff.appraiser, 'return', { reason: 'Bổ sung' }));
  const { stages, earlier, points, stage } = await leaf('1.1');

  assert.deepEqual([points, stage, stages.appraised], [25, 'self', null]);
  assert.deepEqual([earlier.appraised.points, earlier.appraised.reason], [5, 'Thiếu']);
  assert.equal((await cardOf(card)).points, 25 + 20 + 12 + 38);
  assert.equal((await ranked()).total, 25 + 20 + 12 + 38, 'nor in the ranking');

  await must(act(card, staff.officer, 'send'));
  const early = await act(card, staff.appraiser, 'appraise');

  assert.equal(early.status, 409);
  assert.match(early.json.detail, /1\.1: appraisal/);
  await acceptAll(card, staff.appraiser);
  assert.deepEqual((await leaf('1.1')).stages.appraised.points, 25, 'accepted anew');
  await must(act(card, staff.appraiser, 'appraise'));
});

test('final points of before an explanation do not outrank the appraisal after it', async () => {
  await must(
    score(card, staff.council, { criterion: '1.1', stage: 'final', points: 10, reason: 'Tạm' }),
  );
  assert.equal((await leaf('1.1')).points, 10);
  await must(act(card, staff.leader, 'explain', { reason: 'Có minh chứng mới' }));
  assert.equal((await leaf('1.1')).points, 25);
  await must(
    score(card, staff.appraiser, {
      criterion: '1.1',
      stage: 'appraised',
      points: 28,
      reason: 'Đã bổ sung',
    }),
  );
  await must(act(card, staff.appraiser, 'appraise'));
  const { stages, earlier, points } = await leaf('1.1');

  assert.deepEqual([points, stages.final, earlier.final.points], [28, null, 10]);
  await must(
    act(card, staff.council, 'finalise', { decision: { number: '1/QĐ', date: '2026-12-30' } }),
  );
  assert.equal((await leaf('1.1')).stages.final.points, 28);
  await must(act(card, staff.council, 'publish'));
});

test('a correction by another decision stands on the releases of its day, and the history tells both', async () => {
  await release(1);
  const before = (await leaf('2')).survey;

  assert.deepEqual([before.release, before.pinned, before.newer], [1, true, 2]);
  await mustRun(
    'par',
    'score',
    fileOf({
      ...card,
      version: 1,
      stage: 'final',
      reason: 'Đính chính',
      points: { '1.1': 27 },
      decision: { number: '2/QĐ', date: '2027-01-15' },
    }),
  );
  const { survey: after, points } = await leaf('2');

  assert.deepEqual([after.release, after.pinned, after.newer], [2, true, null]);
  assert.ok(points < 38);
  assert.equal((await ranked()).total, (await cardOf(card)).points);
  assert.deepEqual(
    (await historyOf(card))
      .filter(({ action }) => action === 'release')
      .map(({ criterion, from, to, reason }) => [criterion, from, to, reason]),
    [
      ['2', null, `${survey} 1`, '1/QĐ'],
      ['2', `${survey} 1`, `${survey} 2`, '2/QĐ'],
    ],
  );
});
