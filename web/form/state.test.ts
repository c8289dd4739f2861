import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf } from '../shared/api/http.ts';
import { sampleSurvey } from '../shared/domain/survey.samples.ts';
import {
  newDraft,
  openForm,
  pageOf,
  stepForm,
  visiblePages,
  type FormEvent,
  type FormState,
} from './state.ts';

const start = openForm(newDraft(sampleSurvey, 'a', 0), 'start');
const submit: FormEvent = { type: 'submit', day: '2026-11-22', nowMs: 60_000, language: 'vi' };
const citizen: FormEvent = {
  type: 'set',
  part: { respondentType: 'citizen' },
  pointer: '/respondent_type',
};
const answer = (code: string, value: number): FormEvent => ({
  type: 'answer',
  code,
  answer: value,
});

function run(events: readonly FormEvent[], from: FormState = start) {
  return events.reduce(({ state }, event) => stepForm(sampleSurvey, state, event), {
    state: from,
    effects: [],
  } as ReturnType<typeof stepForm>);
}

test('a survey of one unit does not ask for it', () => {
  assert.equal(start.draft.unit, 'BQL');
  assert.equal(start.draft.respondentType, null);
});

test('a page with a missing answer does not let go, and says so again each time', () => {
  const once = run([{ type: 'next' }]).state;
  const twice = run([{ type: 'next' }], once).state;

  assert.deepEqual(once.errors, [{ pointer: '/respondent_type', code: 'required' }]);
  assert.equal(once.page, 'start');
  assert.equal(twice.attempt, 2);
});

test('what is put right is no longer wrong', () => {
  assert.deepEqual(run([{ type: 'next' }, citizen]).state.errors, []);
});

test('pages follow each other to the review', () => {
  const next: FormEvent = { type: 'next' };
  const events = [citizen, next, answer('1.2', 4), next, next, next, next];

  assert.equal(run(events).state.page, 'comment');
  assert.equal(run([...events, next]).state.page, 'review');
});

test('what hangs on the answer to a question no longer asked is not asked either', () => {
  const { instrument } = sampleSurvey;
  const [first] = instrument.sections;
  const last = instrument.sections[1]?.items.at(-1);

  assert.ok(first !== undefined && last !== undefined);
  const further = { ...last, code: 'further', only_if: { item: last.code, value: 5 } };
  const chained = {
    ...instrument,
    sections: [...instrument.sections, { ...first, code: 'IV', items: [further] }],
  };
  const keys = (opened: number): readonly string[] =>
    visiblePages(chained, { '2.0': opened, '2.1': 5 }).map(({ key }) => key);

  assert.ok(keys(1).includes('section-IV'));
  assert.ok(!keys(0).includes('section-IV'));
});

test('a change from the review goes back to it', () => {
  const review = { ...start, page: 'review' };
  const changing = run([{ type: 'change', page: 'section-II' }], review).state;

  assert.equal(changing.page, 'section-II');
  assert.equal(run([{ type: 'next' }], changing).state.page, 'review');
});

test('sending checks everything, also pages that were jumped over', () => {
  const { state, effects } = run([submit]);

  assert.deepEqual(
    state.errors.map(({ pointer }) => pointer),
    ['/respondent_type', '/answers', '/answers/1.2'],
  );
  assert.deepEqual(effects, []);
});

test('a whole form is sent once, however often the button is pressed', () => {
  const sent = run([citizen, answer('1.2', 4), submit]);
  const [effect] = sent.effects;

  assert.equal(effect?.type, 'send');
  assert.deepEqual(run([submit], sent.state).effects, []);
});

test('a lost connection sends the same body again, a changed one as the next revision', () => {
  const failed = run([
    citizen,
    answer('1.2', 4),
    submit,
    { type: 'refused', problem: problemOf(0, null) },
  ]).state;
  const again = run([{ ...submit, nowMs: 90_000 } as FormEvent], failed);
  const changed = run([answer('1.2', 5), submit], failed);

  assert.equal(failed.sending.is, 'failed');
  assert.deepEqual(again.effects, [{ type: 'send', body: failed.tried }]);
  assert.equal(changed.state.tried?.revision, 2);
});

test('violations found by the service lead to the page of their question', () => {
  const violation = { pointer: '/answers/why', code: 'malformed-text' };
  const problem = problemOf(422, { violations: [violation] });
  const { state } = run([{ type: 'refused', problem }]);

  assert.deepEqual(state.errors, [violation]);
  assert.equal(pageOf(sampleSurvey, {}, violation), 'section-III');
  assert.equal(pageOf(sampleSurvey, {}, { pointer: '/comment', code: 'too-long' }), 'comment');
  assert.equal(pageOf(sampleSurvey, {}, { pointer: '/procedure', code: 'x' }), 'start');
});

test('after sending nothing of the answers is left, and the back button shows nothing', () => {
  const { state, effects } = run([citizen, answer('1.2', 4), submit, { type: 'sent' }]);

  assert.deepEqual(state.draft.answers, {});
  assert.deepEqual(
    effects.map(({ type }) => type),
    ['forget', 'page'],
  );
  assert.equal(run([{ type: 'shown', page: 'section-I' }], state).state.page, 'done');
});
