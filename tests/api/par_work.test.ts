import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { mustRun } from './support/command.ts';
import { asStaff, read, submit, violationsOf, type Answer, type Json } from './support/http.ts';
import { feedsOf, scorecardPath } from './support/par.ts';
import {
  acceptAll,
  act,
  attach,
  cardOf,
  historyOf,
  leafOf,
  makeWorkplace,
  openRound,
  post,
  roundOf,
  score,
  scoreAll,
  statusOf,
  type Card,
  type Staff,
} from './support/par_work.ts';
import { addSurvey, day, response, type World } from './support/world.ts';

let world: World;
let staff: Staff;
let card: Card;
let other: Card;
let survey: string;

const DECISION = { number: '123/QĐ-UBND', date: '2026-12-30' };
const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n');

before(async () => {
  ({ world, staff, card, other } = await makeWorkplace('WORK'));
  survey = await addSurvey(world, `FED_${world.tag}`, feedsOf(world.framework));
});

const everyone = (): readonly string[] => Object.values(staff);

/** That nobody but these gets past with a body that is otherwise good. */
async function refusedToAllBut(
  allowed: readonly string[],
  attempt: (key: string) => Promise<Answer>,
): Promise<void> {
  for (const [name, key] of Object.entries(staff)) {
    if (!allowed.includes(key)) {
      assert.equal(await statusOf(attempt(key)), 403, name);
    }
  }
}

async function answerSurvey(a1: number): Promise<void> {
  for (const [unit, counter] of [
    [world.board, world.counter],
    [world.otherBoard, world.otherCounter],
  ] as const) {
    for (let count = 0; count < 12; count += 1) {
      const body = response(world, {
        unit,
        counter,
        procedure: world.anyProcedure,
        answers: { a1, visited: 2 },
      });

      assert.equal((await submit(survey, body)).status, 201);
    }
  }
}

test('a card that nobody opened takes nothing', async () => {
  const body = { criterion: '1.1', stage: 'self', points: 1 };

  assert.equal(await statusOf(score(card, staff.officer, body)), 404);
  assert.equal(await statusOf(act(card, staff.officer, 'send')), 404);
  assert.equal((await asStaff(`/api/v1/par/rounds?framework=${card.framework}`)).status, 404);
});

test('a round is opened by those who appraise, for their units only', async () => {
  const body = roundOf(card, [card.unit, other.unit]);

  await refusedToAllBut([staff.appraiser], (key) => post('rounds', key, body));
  assert.equal((await asStaff(scorecardPath(card.framework, card.unit))).status, 404);
  const opened = await post('rounds', staff.appraiser, body);

  assert.equal(opened.status, 200, opened.text);
  assert.deepEqual(
    opened.json.units.map(({ unit, state, missing, overdue, days_left }: Json) => [
      unit,
      state,
      missing,
      overdue,
      days_left,
    ]),
    [
      [card.unit, 'open', 4, false, 10],
      [other.unit, 'open', 4, false, 10],
    ],
  );
  assert.deepEqual(opened.json.units[0].lacks[0], { criterion: '1.1', what: 'points' });
  const path = `/api/v1/par/rounds?framework=${card.framework}&period=${card.period}`;

  assert.deepEqual((await read(path, staff.appraiser)).round, opened.json.round);
  assert.deepEqual(
    (await read(path, staff.officer)).units.map(({ unit }: Json) => unit),
    [card.unit],
    'an officer sees his own unit only',
  );
});

test('a round out of order, of no units or of another version is refused', async () => {
  const refused: readonly (readonly [Json, number])[] = [
    [{ self_until: day(25) }, 422],
    [{ explain_until: day(15) }, 422],
    [{ units: [] }, 422],
    [{ units: ['NO_SUCH'] }, 404],
    [{ version: 2 }, 404],
    [{ framework: 'NO_SUCH' }, 404],
    [{ extra: 1 }, 422],
  ];

  for (const [change, status] of refused) {
    const answer = await asStaff('/api/v1/par/rounds', {
      body: roundOf(card, [card.unit], change),
    });

    assert.equal(answer.status, status, JSON.stringify(change));
  }
});

test('only the officer of the unit scores it, by the rule of each criterion', async () => {
  const body = { criterion: '1.2', stage: 'self', facts: { numerator: 18, denominator: 20 } };

  await refusedToAllBut([staff.officer], (key) => score(card, key, body));
  assert.equal(await statusOf(asStaff('/api/v1/par/scores', { body: { ...card, ...body } })), 403);
  assert.deepEqual((await score(card, staff.officer, body)).json, {
    criterion: '1.2',
    points: 18,
    stage: 'self',
  });
  const stages = leafOf(await cardOf(card), '1.2').stages;

  assert.deepEqual(stages.self.facts, { numerator: 18, denominator: 20 });
  assert.match(stages.self.author, /^par_officer #\d+ Sở Một$/);
  assert.equal(stages.self.entered_on, day(0));
  assert.deepEqual([stages.appraised, stages.final], [null, null]);
});

test('a card is sent once everything is scored and stands on evidence or an explanation', async () => {
  const first = await act(card, staff.officer, 'send');

  assert.equal(first.status, 409);
  assert.match(first.json.detail, /1\.1: points/);
  assert.equal(
    await statusOf(score(card, staff.officer, { criterion: '1.1', stage: 'self', points: 25 })),
    200,
  );
  await score(card, staff.officer, { criterion: '1.3', stage: 'self', na: true });
  assert.deepEqual((await cardOf(card)).missing, [
    { criterion: '1.1', what: 'evidence' },
    { criterion: '1.2', what: 'evidence' },
    { criterion: '1.3', what: 'evidence' },
    { criterion: '2', what: 'release' },
  ]);
  assert.match((await act(card, staff.officer, 'send')).json.detail, /1\.2: evidence/);

  assert.equal(await statusOf(attach(card, staff.officer, '1.1', PDF, 'báo cáo.pdf')), 201);
  await scoreAll(card, staff.officer);
  await refusedToAllBut([staff.officer, staff.leader], (key) => act(card, key, 'send'));
  assert.equal((await cardOf(card)).state, 'open');
  assert.deepEqual((await act(card, staff.leader, 'send')).json, { state: 'sent' });
  await scoreAll(other, staff.otherOfficer);
  assert.deepEqual((await act(other, staff.otherOfficer, 'send')).json, { state: 'sent' });
});

test('once it is sent nobody scores himself, and nothing is sent twice', async () => {
  for (const body of [
    { criterion: '1.1', stage: 'self', points: 30 },
    { criterion: '1.3', stage: 'self', na: true },
  ]) {
    assert.equal(await statusOf(score(card, staff.officer, body)), 409);
  }
  assert.equal(await statusOf(act(card, staff.officer, 'send')), 409);
  assert.equal(await statusOf(attach(card, staff.officer, '1.1', PDF, 'x.pdf')), 409);
  for (const stage of ['appraised', 'final']) {
    assert.equal(
      await statusOf(score(card, staff.officer, { criterion: '1.1', stage, points: 30 })),
      403,
      stage,
    );
  }
  assert.equal(
    await statusOf(score(card, staff.appraiser, { criterion: '1.1', stage: 'self', points: 30 })),
    403,
  );
});

test('the appraiser accepts, or adjusts with a reason', async () => {
  const body = { criterion: '1.1', stage: 'appraised', points: 23.5 };

  await refusedToAllBut([staff.appraiser], (key) =>
    score(card, key, { ...body, reason: 'Thiếu minh chứng' }),
  );
  assert.equal(await statusOf(act(card, staff.appraiser, 'appraise')), 409);
  const bare = await score(card, staff.appraiser, body);

  assert.deepEqual([bare.status, ...violationsOf(bare.json)], [422, '/reason required']);
  await acceptAll(card, staff.appraiser);
  await acceptAll(other, staff.appraiser);
  assert.equal(
    await statusOf(score(card, staff.appraiser, { ...body, reason: 'Thiếu minh chứng' })),
    200,
  );
  const { stages } = leafOf(await cardOf(card), '1.1');

  assert.deepEqual(
    [stages.self.points, stages.appraised.points, stages.appraised.reason],
    [25, 23.5, 'Thiếu minh chứng'],
  );
  assert.deepEqual(leafOf(await cardOf(card), '1.2').stages.appraised.facts, {
    numerator: 19,
    denominator: 20,
  });
  await refusedToAllBut([staff.appraiser], (key) => act(card, key, 'appraise'));
  assert.deepEqual((await act(card, staff.appraiser, 'appraise')).json, { state: 'appraised' });
  assert.deepEqual((await act(other, staff.appraiser, 'appraise')).json, { state: 'appraised' });
});

test('the unit explains again, with words and files, and is appraised again', async () => {
  const explanation = { ...card, criterion: '1.1', reason: 'Có văn bản số 12' };
  const whole = { reason: 'Đề nghị xem lại tiêu chí 1.1' };

  await refusedToAllBut([staff.officer, staff.leader], (key) =>
    post('explanations', key, explanation),
  );
  assert.equal(await statusOf(post('explanations', staff.officer, explanation)), 201);
  assert.equal(
    await statusOf(post('explanations', staff.officer, { ...explanation, criterion: '2' })),
    422,
  );
  assert.equal(await statusOf(attach(card, staff.officer, '1.1', PDF, 'văn bản 12.pdf')), 201);
  assert.equal(await statusOf(act(card, staff.officer, 'explain')), 422);
  await refusedToAllBut([staff.officer, staff.leader], (key) => act(card, key, 'explain', whole));
  assert.deepEqual((await act(card, staff.officer, 'explain', whole)).json, { state: 'explained' });
  assert.equal(await statusOf(act(card, staff.officer, 'explain', whole)), 409);
  assert.equal(
    await statusOf(
      score(card, staff.appraiser, {
        criterion: '1.1',
        stage: 'appraised',
        points: 24,
        reason: 'Đã bổ sung',
      }),
    ),
    200,
  );
  assert.deepEqual((await act(card, staff.appraiser, 'appraise')).json, { state: 'appraised' });
});

test('the council alone finalises, with a decision and once a release has come', async () => {
  await refusedToAllBut([staff.council], (key) =>
    act(card, key, 'finalise', { decision: DECISION }),
  );
  assert.equal(await statusOf(act(card, staff.council, 'finalise')), 422);
  const early = await act(card, staff.council, 'finalise', { decision: DECISION });

  assert.equal(early.status, 409);
  assert.match(early.json.detail, /2: release/);
  await answerSurvey(5);
  await mustRun('release', '--survey', survey);
  assert.equal(
    await statusOf(
      score(other, staff.council, {
        criterion: '1.1',
        stage: 'final',
        points: 20,
        reason: 'Hội đồng kết luận',
      }),
    ),
    200,
  );
  for (const each of [card, other]) {
    assert.deepEqual((await act(each, staff.council, 'finalise', { decision: DECISION })).json, {
      state: 'final',
    });
  }
  const [one, two] = [await cardOf(card), await cardOf(other)];

  assert.deepEqual([one.state, one.decision], ['final', DECISION]);
  assert.deepEqual([one.points, two.points], [24 + 20 + 12 + 38, 20 + 20 + 12 + 38]);
  assert.deepEqual(leafOf(one, '1.1').stages.final.points, 24);
  assert.deepEqual(one.missing, []);
});

test('a final card stands on its releases: a later one is shown, and changes nothing', async () => {
  await answerSurvey(1);
  await mustRun('release', '--survey', survey);
  const { survey: filled, points } = leafOf(await cardOf(card), '2');

  assert.deepEqual([points, filled.release, filled.pinned, filled.newer], [38, 1, true, 2]);
  const fresh = { ...card, period: '2027' };

  await openRound(fresh, [card.unit]);
  assert.equal(leafOf(await cardOf(fresh), '2').survey, null);
});

test('the council publishes, and then nothing moves any more', async () => {
  await refusedToAllBut([staff.council], (key) => act(card, key, 'publish'));
  assert.deepEqual((await act(card, staff.council, 'publish')).json, { state: 'published' });
  assert.deepEqual((await act(other, staff.council, 'publish')).json, { state: 'published' });
  for (const action of ['send', 'return', 'appraise', 'explain', 'finalise', 'publish']) {
    for (const key of everyone()) {
      const more = {
        ...(action === 'finalise' ? { decision: DECISION } : {}),
        reason: 'Thử',
      };
      const status = await statusOf(act(card, key, action, more));

      assert.ok(status === 403 || status === 409, `${action}: ${status}`);
    }
  }
  for (const key of everyone()) {
    assert.deepEqual((await asStaff(scorecardPath(card.framework, card.unit))).json.may, []);
    for (const stage of ['self', 'appraised', 'final']) {
      const status = await statusOf(
        score(card, key, { criterion: '1.1', stage, points: 1, reason: 'Thử' }),
      );

      assert.ok(status === 403 || status === 409, `${stage}: ${status}`);
    }
  }
});

test('the history tells all of it, oldest first, to those who take part', async () => {
  const events = await historyOf(card);
  const moves = events.filter(({ criterion }) => criterion === null);

  assert.deepEqual(
    moves.map(({ action, from, to }) => [action, from, to]),
    [
      ['open', null, 'open'],
      ['send', 'open', 'sent'],
      ['appraise', 'sent', 'appraised'],
      ['explain', 'appraised', 'explained'],
      ['appraise', 'explained', 'appraised'],
      ['finalise', 'appraised', 'final'],
      ['publish', 'final', 'published'],
    ],
  );
  assert.match(moves[1]!.author, /^leader #\d+$/);
  assert.ok(
    events.every(({ at }, place) => place === 0 || events[place - 1]!.at <= at),
    'in order',
  );
  const ofOne = events.filter(({ criterion }) => criterion === '1.1');

  assert.deepEqual(
    ofOne.map(({ action, from, to, reason }) => [action, from, to, reason]),
    [
      ['score', null, 'self 25', null],
      ['attach', null, ofOne[1]!.to, 'báo cáo.pdf'],
      ['score', 'self 25', 'self 25', 'Đã nộp báo cáo'],
      ['score', 'self 25', 'appraised 25', null],
      ['score', 'appraised 25', 'appraised 23.5', 'Thiếu minh chứng'],
      ['explanation', null, null, 'Có văn bản số 12'],
      ['attach', null, ofOne[6]!.to, 'văn bản 12.pdf'],
      ['score', 'appraised 23.5', 'appraised 24', 'Đã bổ sung'],
      ['score', 'appraised 24', 'final 24', DECISION.number],
    ],
  );
  const path = `/api/v1/par/history?framework=${card.framework}&unit=${card.unit}&period=2026`;

  assert.equal((await asStaff(path)).status, 200);
  for (const key of [staff.otherOfficer, staff.farAppraiser, staff.analyst]) {
    assert.equal((await asStaff(path)).status, 200);
    await assert.rejects(read(path, key), /403/);
  }
  const { stdout } = await mustRun(
    'par',
    'history',
    '--framework',
    card.framework,
    '--unit',
    card.unit,
    '--period',
    '2026',
    '--json',
  );

  assert.deepEqual(JSON.parse(stdout).events, events);
});
