import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf } from '../shared/api/http.ts';
import { sampleSurvey } from '../shared/domain/survey.samples.ts';
import { newDraft, usableDraft, type KeptDraft } from './draft.ts';
import { remedyOf, visiblePages } from './pages.ts';
import { openForm, stepForm, type FormEvent, type FormState } from './state.ts';

const start = openForm(newDraft(sampleSurvey, 'a'), 'start', 0);
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
    visiblePages(chained, { '2.0': opened, '2.1': 5 }).map((page) => page.key);

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

const whole: readonly FormEvent[] = [citizen, answer('1.2', 4), submit];
const refusedWith = (status: number, document: unknown = null): FormEvent => ({
  type: 'refused',
  revision: 1,
  problem: problemOf(status, document),
});

test('a whole form is kept and sent once, however often the button is pressed', () => {
  const sent = run(whole);

  assert.deepEqual(
    sent.effects.map(({ type }) => type),
    ['keep', 'send'],
  );
  assert.deepEqual(run([submit], sent.state).effects, []);
});

test('a lost connection sends the same body again, a changed one as the next revision', () => {
  const failed = run([...whole, refusedWith(0)]).state;
  const again = run([{ ...submit, nowMs: 90_000 } as FormEvent], failed);
  const changed = run([answer('1.2', 5), submit], failed);

  assert.equal(failed.sending.is, 'waiting');
  assert.deepEqual(again.effects.at(-1), { type: 'send', body: failed.tried });
  assert.equal(changed.state.tried?.revision, 2);
});

test('what fails for a while is tried again by itself, each time waiting longer', () => {
  const once = run([...whole, refusedWith(503)]);
  const twice = run([{ type: 'again' }, refusedWith(0)], once.state);

  assert.deepEqual(once.effects, [{ type: 'wait', attempts: 1 }]);
  assert.deepEqual(twice.effects, [{ type: 'wait', attempts: 2 }]);
  assert.equal(run([{ type: 'again' }], twice.state).state.sending.is, 'sending');
});

test('whoever leaves the review is not sent behind their back', () => {
  const left = run([...whole, refusedWith(503), { type: 'back' }]).state;

  assert.deepEqual(run([{ type: 'again' }], left).effects, []);
});

test('a refusal for good is told and not tried again', () => {
  for (const status of [409, 410]) {
    const { state, effects } = run([...whole, refusedWith(status)]);

    assert.equal(state.sending.is, 'failed');
    assert.deepEqual(effects, []);
  }
});

test('the reply to what is no longer being sent changes nothing', () => {
  const left = run([...whole, { type: 'back' }, answer('1.2', 5)]).state;

  assert.equal(run([{ type: 'sent', revision: 1 }], left).state, left);
  assert.equal(run([submit, { type: 'sent', revision: 1 }], left).state.page, left.page);
});

test('violations found by the service lead to their question, others are told as a whole', () => {
  const violation = { pointer: '/answers/why', code: 'malformed-text' };
  const day = { pointer: '/day', code: 'out-of-period' };
  const refusal = (...violations: unknown[]) =>
    run([...whole, refusedWith(422, { violations })]).state;

  assert.deepEqual(refusal(violation, day).errors, [violation]);
  assert.equal(refusal(day).sending.is, 'failed');
});

test('a violation leads to the first control of its question', () => {
  const remedy = (pointer: string) => remedyOf(sampleSurvey, {}, { pointer, code: 'x' });

  assert.deepEqual(remedy('/answers/why'), { page: 'section-III', control: 'item-why' });
  assert.deepEqual(remedy('/answers'), { page: 'section-I', control: 'item-1.1' });
  assert.deepEqual(remedy('/comment'), { page: 'comment', control: 'comment' });
  assert.deepEqual(remedy('/respondent_type'), { page: 'start', control: 'respondent-type' });
  assert.equal(remedy('/unit'), null);
});

test('following an error to another page asks for the focus of its control', () => {
  const { state } = run([{ type: 'change', page: 'comment', focus: 'comment' }]);

  assert.equal(state.focus, 'comment');
  assert.equal(run([{ type: 'next' }], state).state.focus, null);
});

test('after sending no draft is left, and the back button shows nothing', () => {
  const { state, effects } = run([...whole, { type: 'sent', revision: 1 }]);

  assert.deepEqual(state.draft.answers, {});
  assert.equal(state.sent?.body.id, 'a');
  assert.deepEqual(
    effects.map(({ type }) => type),
    ['forget', 'page'],
  );
  assert.equal(run([{ type: 'shown', page: 'section-I' }], state).state.page, 'done');
});

test('the person may delete the draft and begins anew under another id', () => {
  const { state, effects } = run([
    citizen,
    answer('1.2', 4),
    { type: 'discard', id: 'b', nowMs: 0 },
  ]);

  assert.deepEqual(state.draft, newDraft(sampleSurvey, 'b'));
  assert.equal(state.note, 'discarded');
  assert.deepEqual(
    effects.map(({ type }) => type),
    ['forget', 'page'],
  );
});

test('once the browser refuses to keep the draft, the form goes on saying so', () => {
  assert.equal(run([{ type: 'unkept' }, answer('1.2', 4)]).state.note, 'impossible');
});

test('the time of several visits is added up', () => {
  const again = { ...start, draft: { ...start.draft, spentMs: 30_000 }, openedMs: 50_000 };

  assert.equal(run(whole, again).state.tried?.duration_s, 40);
});

const kept: KeptDraft = {
  instrument: 'SAMPLE 1',
  draft: { ...newDraft(sampleSurvey, 'a'), procedure: 'P01', comment: 'x' },
  page: 'comment',
  tried: null,
};

test('a draft is used again for the same version of the questionnaire only', () => {
  assert.deepEqual(usableDraft(sampleSurvey, kept), kept);
  assert.equal(usableDraft(sampleSurvey, { ...kept, instrument: 'SAMPLE 2' }), null);
  assert.equal(usableDraft(sampleSurvey, null), null);
});

test('what can no longer be chosen is asked again', () => {
  const changed = { ...sampleSurvey, procedures: [] };
  const gone = { ...kept, draft: { ...kept.draft, unit: 'OLD' } };

  assert.equal(usableDraft(changed, kept)?.draft.procedure, null);
  assert.equal(usableDraft(sampleSurvey, gone)?.draft.unit, 'BQL');
});
