import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tabletQuestions } from '../shared/domain/routing.ts';
import { sampleInstrument } from '../shared/domain/survey.samples.ts';
import { idlePhase } from './idle.ts';
import { newPerson, stepKiosk, type KioskEvent, type KioskState, type Sending } from './state.ts';

const setting = { questions: tabletQuestions(sampleInstrument), asksProcedure: true };

/** Runs events, each a second after the one before, and collects what is sent. */
function run(events: readonly KioskEvent[], from: KioskState = newPerson()) {
  let state = from;
  const sent: Sending[] = [];

  events.forEach((event, place) => {
    const timed = 'nowMs' in event ? { ...event, nowMs: event.nowMs + place * 1000 } : event;
    const step = stepKiosk(setting, state, timed);
    state = step.state;
    sent.push(...step.effects);
  });
  return {
    state,
    sent: sent.map(({ person, complete }) => ({
      revision: person.revision,
      complete,
      answers: person.answers,
    })),
  };
}

const begin: KioskEvent = { type: 'begin', respondentType: 'citizen', id: 'a', nowMs: 0 };
const procedure: KioskEvent = { type: 'procedure', procedure: 'P01', nowMs: 0 };
const tap = (answer: number | 'NA'): KioskEvent => ({ type: 'tap', answer, nowMs: 0 });
const forward: KioskEvent = { type: 'forward', nowMs: 0 };
const back: KioskEvent = { type: 'back', nowMs: 0 };

test('the first tap is sent at once, the last one completes the response', () => {
  const { state, sent } = run([begin, procedure, tap(4), tap(5), tap('NA'), tap(0)]);

  assert.equal(state.screen.at, 'thanks');
  assert.deepEqual(sent, [
    { revision: 1, complete: false, answers: { all: 4 } },
    { revision: 2, complete: true, answers: { all: 4, '1.1': 5, '1.2': 'NA', '2.0': 0 } },
  ]);
});

test('an answer may open a further question', () => {
  const { state } = run([begin, procedure, tap(4), tap(5), tap(5), tap(1)]);

  assert.deepEqual(state.screen, { at: 'question', place: 4, sinceMs: 5000 });
});

test('whoever skips everything has nothing sent and is told so', () => {
  const { state, sent } = run([begin, procedure, forward, forward, forward, forward]);

  assert.equal(state.screen.at, 'thanks');
  assert.equal(state.delivery, null);
  assert.deepEqual(sent, []);
});

test('a second tap right after the first does not answer the next question', () => {
  const { state } = run([begin, procedure, tap(4)]);
  const hasty = stepKiosk(setting, state, { type: 'tap', answer: 1, nowMs: 2100 }).state;
  const calm = stepKiosk(setting, state, { type: 'tap', answer: 1, nowMs: 2300 }).state;

  assert.deepEqual(hasty.answers, { all: 4 });
  assert.deepEqual(calm.answers, { all: 4, '1.1': 1 });
});

test('going back keeps the answer, and a new tap replaces it', () => {
  const { state } = run([begin, procedure, tap(4), back, tap(2)]);

  assert.deepEqual(state.answers, { all: 2 });
  assert.equal(run([begin, procedure, back]).state.screen.at, 'procedure');
  assert.equal(run([begin, back]).state.screen.at, 'start');
});

test('leaving forgets the person but first sends what was not sent yet', () => {
  const { state, sent } = run([begin, procedure, tap(4), tap(5), { type: 'leave' }]);

  assert.deepEqual(state, newPerson());
  assert.deepEqual(sent.at(-1), { revision: 2, complete: false, answers: { all: 4, '1.1': 5 } });
});

test('leaving after the thanks sends nothing more', () => {
  const events = [begin, procedure, tap(4), { type: 'finish' }, { type: 'leave' }] as const;
  const { sent } = run(events);

  assert.deepEqual(
    sent.map(({ revision }) => revision),
    [1],
  );
});

test('finishing early keeps the answers as an incomplete response', () => {
  const { sent } = run([begin, procedure, tap(4), tap(3), { type: 'finish' }]);

  assert.deepEqual(sent.at(-1), { revision: 2, complete: false, answers: { all: 4, '1.1': 3 } });
});

test('only the delivery of the newest revision of this person counts', () => {
  const { state } = run([begin, procedure, tap(4), tap(5), { type: 'finish' }]);
  const told = (id: string, revision: number) =>
    stepKiosk(setting, state, { type: 'delivered', id, revision, delivery: 'stored' }).state;

  assert.equal(told('a', 1).delivery, 'sending');
  assert.equal(told('b', 2).delivery, 'sending');
  assert.equal(told('a', 2).delivery, 'stored');
});

test('after half a minute the tablet warns, ten seconds later it starts anew', () => {
  assert.deepEqual(idlePhase(29_999), { phase: 'active' });
  assert.deepEqual(idlePhase(30_000), { phase: 'warning', secondsLeft: 10 });
  assert.deepEqual(idlePhase(39_500), { phase: 'warning', secondsLeft: 1 });
  assert.deepEqual(idlePhase(40_000), { phase: 'over' });
});
