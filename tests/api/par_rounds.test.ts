import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileOf, makeKey, mustRun } from './support/command.ts';
import { read, type Answer, type Json } from './support/http.ts';
import {
  act,
  attach,
  cardOf,
  historyOf,
  makeWorkplace,
  moveRound,
  openRound,
  post,
  roundOf,
  score,
  scoreAll,
  statusOf,
  type Card,
  type Staff,
} from './support/par_work.ts';
import { day, type World } from './support/world.ts';

let world: World;
let staff: Staff;
let card: Card;
let other: Card;

const PDF = new TextEncoder().encode('%PDF-1.4\n%%EOF\n');

before(async () => {
  ({ world, staff, card, other } = await makeWorkplace('ROUNDS'));
});

test('after its deadline a unit neither scores nor sends, unless it was returned', async () => {
  const late = { ...card, period: 'LATE' };
  const mine = { criterion: '1.1', stage: 'self', points: 1, reason: 'Trễ' };

  await openRound(late, [card.unit]);
  await scoreAll(late, staff.officer);
  await moveRound(late, card.unit, [-1, 5, 9]);
  const refused = await score(late, staff.officer, mine);

  assert.equal(refused.status, 409);
  assert.match(refused.json.detail, new RegExp(day(-1)));
  assert.equal(await statusOf(act(late, staff.officer, 'send')), 409);
  assert.equal(await statusOf(attach(late, staff.officer, '1.1', PDF, 'x.pdf')), 409);
  assert.deepEqual((await cardOf(late, staff.officer)).may, []);
  const path = `/api/v1/par/rounds?framework=${card.framework}&period=LATE`;

  assert.deepEqual(
    (await read(path)).units.map(({ overdue, days_left, deadline }: Json) => [
      overdue,
      days_left,
      deadline,
    ]),
    [[true, -1, day(-1)]],
  );
  assert.match(
    (await mustRun('par', 'missing', '--framework', card.framework, '--period', 'LATE')).stdout,
    /release +-1 +overdue/,
  );

  // Sent in time and returned after it: there is time until the appraisal ends.
  await moveRound(late, card.unit, [0, 5, 9]);
  assert.equal(await statusOf(act(late, staff.officer, 'send')), 200);
  await moveRound(late, card.unit, [-1, 5, 9]);
  assert.equal(await statusOf(act(late, staff.appraiser, 'return')), 422, 'a reason is due');
  for (const [name, key] of Object.entries(staff)) {
    if (key !== staff.appraiser) {
      assert.equal(await statusOf(act(late, key, 'return', { reason: 'Bổ sung' })), 403, name);
    }
  }
  assert.equal(await statusOf(act(late, staff.appraiser, 'return', { reason: 'Bổ sung' })), 200);
  assert.equal(await statusOf(score(late, staff.officer, mine)), 200);
  assert.equal((await read(path)).units[0].deadline, day(5));
  await moveRound(late, card.unit, [-3, -1, 9]);
  assert.equal(await statusOf(act(late, staff.officer, 'send')), 409);
  assert.deepEqual(
    (await historyOf(late)).filter(({ action }) => action === 'deadlines').length,
    4,
  );
});

test('deadlines are moved by who may see all units of the round', async () => {
  const shared = { ...card, period: 'SHARED' };
  const ofOne = await makeKey('appraiser', { unit: card.unit });

  await openRound(shared, [card.unit, other.unit]);
  assert.equal(
    await statusOf(post('rounds', ofOne, roundOf(shared, [card.unit], { self_until: day(15) }))),
    403,
  );
  assert.equal(await statusOf(post('rounds', ofOne, roundOf(shared, [card.unit]))), 200);
});

test('a unit is in a round of a period in which it existed, and in no other', async () => {
  const ended = { ...card, unit: world.endedBoard };
  const open = (period: string): Promise<Answer> =>
    post('rounds', staff.appraiser, roundOf({ ...ended, period }, [ended.unit]));
  const refused = await open(String(Number(day(0).slice(0, 4)) + 1));

  assert.equal(refused.status, 409);
  assert.match(refused.json.detail, new RegExp(`${ended.unit}.*until ${day(-20)}`));
  assert.equal(await statusOf(open('NO_YEAR')), 409);
  assert.equal(await statusOf(open(day(-21).slice(0, 4))), 200);

  // The scorecard that it already has there joins the round as it is.
  const scored = {
    framework: ended.framework,
    version: 1,
    unit: ended.unit,
    period: 'NO_YEAR_EITHER',
    stage: 'self',
    reason: 'Nhập lại',
    points: { '1.1': 10 },
  };

  await mustRun('par', 'score', fileOf(scored));
  assert.equal(await statusOf(open(scored.period)), 200);
});

test('two who send at once are told apart: one has sent it', async () => {
  const raced = { ...card, period: 'RACE' };

  await openRound(raced, [card.unit]);
  await scoreAll(raced, staff.officer);
  const statuses = await Promise.all(
    Array.from({ length: 8 }, () => statusOf(act(raced, staff.officer, 'send'))),
  );

  assert.deepEqual(statuses.sort(), [200, 409, 409, 409, 409, 409, 409, 409]);
  assert.equal((await historyOf(raced)).filter(({ action }) => action === 'send').length, 1);
});

test('no score slips in while the card is being sent', async () => {
  const raced = { ...card, period: 'RACE2' };

  await openRound(raced, [card.unit]);
  await scoreAll(raced, staff.officer);
  await Promise.all([
    act(raced, staff.officer, 'send'),
    ...Array.from({ length: 10 }, (_, points) =>
      score(raced, staff.officer, { criterion: '1.1', stage: 'self', points, reason: 'Đua' }),
    ),
  ]);
  const events = await historyOf(raced);
  const sent = events.findIndex(({ action }) => action === 'send');

  assert.ok(sent > 0);
  assert.deepEqual(events.slice(sent + 1), [], 'nothing after it');
});
