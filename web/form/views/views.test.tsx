import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import { itemsOf, type Item } from '../../shared/domain/survey.ts';
import { sampleInstrument, sampleSurvey } from '../../shared/domain/survey.samples.ts';
import { newDraft, openForm, type FormState } from '../state.ts';
import { answerText, controlIdOf, summaryText } from '../wording.ts';
import { FormView } from './FormView.tsx';
import { Question } from './Question.tsx';

const nothing = () => undefined;
const item = (code: string): Item => {
  const found = itemsOf(sampleInstrument).find((candidate) => candidate.code === code);

  assert.ok(found);
  return found;
};
const question = (code: string, error: string | null) =>
  render(
    <Question
      language="vi"
      instrument={sampleInstrument}
      item={item(code)}
      answer={undefined}
      error={error}
      onAnswer={nothing}
    />,
  );
const view = (changed: Partial<FormState>) =>
  render(
    <FormView
      language="vi"
      survey={sampleSurvey}
      state={{ ...openForm(newDraft(sampleSurvey, 'a', 0), 'start'), ...changed }}
      on={nothing}
      onSubmit={nothing}
      onPrint={nothing}
    />,
  );

test('the first control has the bare id, so that the summary can lead to it', () => {
  assert.match(question('1.2', null), /<input id="item-1\.2" type="radio"/);
  assert.equal(controlIdOf('/answers/1.2'), 'item-1.2');
  assert.equal(controlIdOf('/respondent_type'), 'respondent-type');
});

test('an error is said at the question and tied to it', () => {
  const html = question('1.2', 'Chọn câu trả lời');

  assert.match(html, /<fieldset[^>]*aria-describedby="item-1\.2-error"/);
  assert.match(html, /<p class="error" id="item-1\.2-error">/);
  assert.equal(question('1.2', null).includes('aria-describedby'), false);
});

test('nothing is chosen beforehand', () => {
  assert.equal(question('1.1', null).includes(' checked'), false);
});

test('the summary names the question and links to its control', () => {
  const errors = [{ pointer: '/answers/1.2', code: 'required' }];
  const html = view({ page: 'section-I', errors });

  assert.equal(summaryText(sampleInstrument, errors[0]!, 'vi'), 'Chọn câu trả lời: Câu 1.2');
  assert.match(html, /<a href="#item-1\.2">Chọn câu trả lời: Câu 1\.2<\/a>/);
  assert.match(html, /role="alert"/);
});

test('the review shows what was answered and what was not', () => {
  const draft = {
    ...newDraft(sampleSurvey, 'a', 0),
    answers: { '1.1': 'NA', how: [0, 1] } as const,
  };
  const html = view({ page: 'review', draft });

  assert.equal(answerText(sampleInstrument, item('how'), draft.answers, 'en'), 'Yes; No');
  assert.match(html, /<dt>Câu 1\.1<\/dt><dd>Không biết/);
  assert.match(html, /<dt>Câu 1\.2<\/dt><dd class="soft">Chưa trả lời<\/dd>/);
});

test('a question that does not apply is not shown', () => {
  const draft = (value: number) => ({
    ...newDraft(sampleSurvey, 'a', 0),
    answers: { '2.0': value },
  });

  assert.equal(view({ page: 'section-II', draft: draft(1) }).includes('Câu 2.1'), true);
  assert.equal(view({ page: 'section-II', draft: draft(0) }).includes('Câu 2.1'), false);
});
