import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tabletQuestions } from '../shared/domain/routing.ts';
import { sampleInstrument } from '../shared/domain/survey.samples.ts';
import { idlePhase } from './idle.ts';
import { newPerson, stepKiosk, type Effect, type KioskEvent, type KioskSetting } from './state.ts';

const setting: KioskSetting = {
  instrument: sampleInstrument,
  questions: tabletQuestions(sampleInstrument),
  respondentTypes: ['citizen', 'business'],
  asksProcedure: true,
  contrast: false,
};

/** Runs events, each a second after the one before; whatever is to be kept is kept at once. */
function run(
  events: readonly KioskEvent[],
  { keeps = true, on = setting }: { keeps?: boolean; on?: KioskSetting } = {},
) {
  let state = newPerson();
  const effects: Effect[] = [];
  const step = (event: KioskEvent) => {
    const next = stepKiosk(on, state, event);

    state = next.state;
    effects.push(...next.effects);
    return next.effects;
  };

  events.forEach((event, place) => {
    const nowMs = (place + 1) * 1000;
    const done = step('nowMs' in event ? { ...event, nowMs } : event);

    done.forEach((effect) => {
      if (keeps && effect.do === 'keep') {
        const { id, revision } = effect.person;

        step({ type: 'kept', id, revision, nowMs: nowMs + 20 });
      }
    });
  });
  return { state, effects, did: effects.map(told) };
}

const told = (effect: Effect) =>
  effect.do === 'keep'
    ? `keep ${effect.person.revision} ${effect.complete ? 'complete' : 'partial'} ${JSON.stringify(effect.person.answers)}`
    : effect.do;

const nowMs = 0;
const rate: KioskEvent = { type: 'rate', answer: 4, id: 'a', day: '2026-11-22', nowMs };
const more: KioskEvent = { type: 'more', nowMs };
const citizen: KioskEvent = { type: 'who', respondentType: 'citizen', nowMs };
const procedure: KioskEvent = { type: 'procedure', procedure: 'P01', nowMs };
const tap = (answer: number | 'NA'): KioskEvent => ({ type: 'tap', answer, nowMs });
const forward: KioskEvent = { type: 'forward', nowMs };
const back: KioskEvent = { type: 'back', nowMs };
const handIn = (personal = false): KioskEvent => ({ type: 'hand-in', personal, nowMs });
const leave: KioskEvent = { type: 'leave', nowMs };
const finish: KioskEvent = { type: 'finish', nowMs };
const atQuestions = [rate, more, citizen, procedure];

test('one tap is an answer, and thanks come only when it is on disk', () => {
  const pending = run([rate], { keeps: false });

  assert.deepEqual(pending.did, ['keep 1 partial {"all":4}']);
  assert.deepEqual(pending.state.screen, { at: 'keeping', then: 'offer' });
  assert.equal(run([rate]).state.screen.at, 'offer');
});

test('an answer that could not be kept is not thanked for', () => {
  const { state } = run([rate, { type: 'lost', id: 'a', nowMs }], { keeps: false });

  assert.equal(state.screen.at, 'lost');
});

test('the same response grows by higher revisions up to the complete one', () => {
  const { state, did, effects } = run([...atQuestions, tap(5), tap(3), tap(0), handIn()]);

  assert.equal(state.screen.at, 'thanks');
  assert.deepEqual(did, [
    'keep 1 partial {"all":4}',
    'keep 2 partial {"all":4,"1.1":5}',
    'keep 3 partial {"all":4,"1.1":5,"1.2":3}',
    'keep 4 partial {"all":4,"1.1":5,"1.2":3,"2.0":0}',
    'keep 5 complete {"all":4,"1.1":5,"1.2":3,"2.0":0}',
  ]);
  assert.ok(effects.every((effect) => effect.do !== 'keep' || effect.person.id === 'a'));
});

test('who and which procedure are asked after the first answer, if there is a choice', () => {
  const screens = [rate, more, citizen, procedure].map(
    (_, count) => run(atQuestions.slice(0, count + 1)).state.screen.at,
  );
  const plain = { ...setting, respondentTypes: ['business' as const], asksProcedure: false };
  const { state } = run([rate, more], { on: plain });

  assert.deepEqual(screens, ['offer', 'who', 'procedure', 'question']);
  assert.deepEqual(state.screen, { at: 'question', place: 1 });
  assert.equal(state.respondentType, 'business');
});

test('a required question is not passed over, whatever the view allows', () => {
  const atRequired = [...atQuestions, forward];

  assert.deepEqual(run([...atRequired, forward]).state.screen, { at: 'question', place: 2 });
  assert.deepEqual(run([...atRequired, tap(2), back, forward]).state.screen, {
    at: 'question',
    place: 3,
  });
});

test('a condition is followed through answers that still stand', () => {
  const open = run([...atQuestions, tap(5), tap(3), tap(1)]);
  const closed = run([...atQuestions, tap(5), tap(3), tap(1), tap(2), back, back, tap(0)]);

  assert.deepEqual(open.state.screen, { at: 'question', place: 4 });
  assert.equal(closed.state.screen.at, 'comment');
});

test('answers of closed questions are no reason to ask further ones', () => {
  const [first, second, ...others] = sampleInstrument.sections;
  const chained = {
    ...sampleInstrument,
    sections: [
      first,
      {
        ...second,
        items: [
          ...(second?.items ?? []),
          { ...second?.items[1], code: '2.2', only_if: { item: '2.1', value: 2 } },
        ],
      },
      ...others,
    ],
  } as typeof sampleInstrument;
  const on = { ...setting, instrument: chained, questions: tabletQuestions(chained) };
  const toChain = [...atQuestions, tap(5), tap(3), tap(1), tap(2)];

  assert.deepEqual(run(toChain, { on }).state.screen, { at: 'question', place: 5 });
  assert.equal(run([...toChain, back, back, tap(0)], { on }).state.screen.at, 'comment');
});

test('going back keeps the answer, and a new tap replaces it', () => {
  assert.deepEqual(run([...atQuestions, tap(5), back, tap(2)]).state.answers, { all: 4, '1.1': 2 });
  assert.deepEqual(run([...atQuestions, back, tap(1)]).state.answers, { all: 1 });
  assert.equal(run([...atQuestions, back, back]).state.screen.at, 'procedure');
  assert.equal(run([rate, more, citizen, back, back]).state.screen.at, 'offer');
});

test('a second tap right after the first does not answer the next question', () => {
  const { state } = run([...atQuestions, tap(5)]);
  const tapped = (afterMs: number) =>
    stepKiosk(setting, state, { type: 'tap', answer: 1, nowMs: state.sinceMs + afterMs }).state;

  assert.deepEqual(tapped(200).answers, { all: 4, '1.1': 5 });
  assert.deepEqual(tapped(300).answers, { all: 4, '1.1': 5, '1.2': 1 });
});

test('the tap that ends one person does not answer for the next', () => {
  const fresh = newPerson(false, 5000);
  const rated = (nowMs: number) => stepKiosk(setting, fresh, { ...rate, nowMs }).state.screen.at;

  assert.equal(rated(5300), 'start');
  assert.equal(rated(5700), 'keeping');
  assert.equal(rated(4000), 'keeping', 'a clock set back does not lock the tablet');
});

test('leaving forgets the person but first keeps what was said', () => {
  const text: KioskEvent = { type: 'fill', answer: 5 };
  const { state, did } = run([...atQuestions, text, leave]);

  assert.deepEqual(state, newPerson(false, 6000));
  assert.deepEqual(did.slice(-2), ['keep 2 partial {"all":4,"1.1":5}', 'close']);
});

test('who answered about what is kept without any further answer', () => {
  const { effects } = run([...atQuestions, leave]);
  const last = effects.findLast((effect) => effect.do === 'keep');

  assert.equal(last?.person.procedure, 'P01');
  assert.equal(last?.person.respondentType, 'citizen');
});

test('whoever only changes the language is a session without an answer', () => {
  assert.deepEqual(run([{ type: 'language', language: 'en' }, { type: 'contrast' }, leave]).did, [
    'open',
    'close',
  ]);
  assert.deepEqual(run([leave]).did, []);
});

test('stopping early keeps an incomplete response, without a comment that was not handed in', () => {
  const { did } = run([...atQuestions, tap(5), finish, leave]);
  const toComment = [...atQuestions, tap(5), tap(3), tap(0)];
  const fill: KioskEvent = { type: 'fill', answer: 1 };
  const written = run([...toComment, { type: 'comment', comment: 'x' }, back, fill, leave]);

  assert.deepEqual(did, ['keep 1 partial {"all":4}', 'keep 2 partial {"all":4,"1.1":5}', 'close']);
  assert.match(written.did.at(-2) ?? '', /partial .*"2.0":1/);
  assert.ok(
    written.effects.every((effect) => effect.do !== 'keep' || effect.person.comment === ''),
  );
});

test('a comment with a personal number is asked about once and never refused', () => {
  const toComment: KioskEvent[] = [...atQuestions, tap(5), tap(3), tap(0)];
  const comment: KioskEvent = { type: 'comment', comment: '0912345678' };
  const asked = run([...toComment, comment, handIn(true)]);
  const sent = run([...toComment, comment, handIn(true), handIn(true)]);

  assert.deepEqual(asked.state.screen, { at: 'comment', warned: true });
  assert.equal(sent.state.screen.at, 'thanks');
  const handedIn = sent.effects.at(-1);
  assert.equal(handedIn?.do === 'keep' && handedIn.person.comment, '0912345678');
  assert.match(sent.did.at(-1) ?? '', /complete/);
});

test('no revision is higher than the service takes', () => {
  const changes = Array.from({ length: 120 }, (_, place) => [tap(1 + (place % 5)), back]).flat();
  const { effects } = run([...atQuestions, ...changes]);

  assert.equal(Math.max(...effects.map((e) => (e.do === 'keep' ? e.person.revision : 0))), 100);
});

test('the keeping of another person’s answers changes nothing', () => {
  const { state } = run([rate], { keeps: false });

  assert.equal(
    stepKiosk(setting, state, { type: 'kept', id: 'b', revision: 1, nowMs }).state,
    state,
  );
});

test('after half a minute the tablet warns, ten seconds later it starts anew', () => {
  assert.deepEqual(idlePhase(29_999), { phase: 'active' });
  assert.deepEqual(idlePhase(30_000), { phase: 'warning', secondsLeft: 10 });
  assert.deepEqual(idlePhase(39_500), { phase: 'warning', secondsLeft: 1 });
  assert.deepEqual(idlePhase(40_000), { phase: 'over' });
});
