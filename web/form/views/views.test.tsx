import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import { problemOf } from '../../shared/api/http.ts';
import { itemsOf, type Item } from '../../shared/domain/survey.ts';
import { sampleInstrument, sampleSurvey } from '../../shared/domain/survey.samples.ts';
import type { FormLanguage } from '../../shared/domain/text.ts';
import { loadMessages, messagesIn } from '../../shared/i18n/form.ts';
import { newDraft } from '../draft.ts';
import { openForm, type FormState } from '../state.ts';
import { answerWords, dayText, titleOf } from '../wording.ts';
import { FormView } from './FormView.tsx';
import { Question } from './Question.tsx';

await loadMessages('ko');

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
const stateOf = (changed: Partial<FormState>): FormState => ({
  ...openForm(newDraft(sampleSurvey, 'a'), 'start', 0),
  ...changed,
});
const view = (changed: Partial<FormState>, language: FormLanguage = 'vi') =>
  render(
    <FormView
      language={language}
      survey={sampleSurvey}
      state={stateOf(changed)}
      on={nothing}
      onSubmit={nothing}
      onDiscard={nothing}
      onPrint={nothing}
    />,
  );

test('the first control has the bare id, so that the summary can lead to it', () => {
  assert.match(question('1.2', null), /<input id="item-1\.2" type="radio"/);
});

test('an error is said at the question and tied to it', () => {
  const html = question('1.2', 'Chọn câu trả lời');

  assert.match(html, /<fieldset[^>]*aria-describedby="item-1\.2-error"/);
  assert.match(html, /<p class="error" id="item-1\.2-error">/);
  assert.equal(question('1.2', null).includes('aria-describedby'), false);
});

test('a page of statements says what is asked about them', () => {
  const { howSatisfied } = messagesIn('vi');

  assert.equal(view({ page: 'section-I' }).includes(howSatisfied), true);
  assert.equal(view({ page: 'comment' }).includes(howSatisfied), false);
});

test('nothing is chosen beforehand', () => {
  assert.equal(question('1.1', null).includes(' checked'), false);
});

test('the summary names the question and links to its control', () => {
  const errors = [{ pointer: '/answers/1.2', code: 'required' }];
  const html = view({ page: 'section-I', errors });

  assert.match(
    html,
    /<a href="#item-1\.2">Xin chọn câu trả lời: <span lang="vi">Câu 1\.2<\/span><\/a>/,
  );
  assert.match(html, /role="alert"/);
});

test('the title of the window says first that something is wrong', () => {
  const errors = [{ pointer: '/respondent_type', code: 'required' }];

  assert.equal(
    titleOf(sampleSurvey, stateOf({ errors }), 'vi'),
    'Lỗi: Trước khi bắt đầu – Phiếu khảo sát trực tuyến',
  );
  assert.match(titleOf(sampleSurvey, stateOf({}), 'ko'), /^시작하기 전에 – /);
});

test('the review shows what was answered and what was not', () => {
  const draft = {
    ...newDraft(sampleSurvey, 'a'),
    answers: { '1.1': 'NA', how: [0, 1] } as const,
  };
  const html = view({ page: 'review', draft });

  assert.deepEqual(answerWords(sampleInstrument, item('how'), draft.answers, 'en'), [
    { vi: 'Có', en: 'Yes' },
    { vi: 'Không', en: 'No' },
  ]);
  assert.match(html, /Câu 1\.1<\/span><\/dt><dd><span>Không biết/);
  assert.match(html, /Câu 1\.2<\/span><\/dt><dd class="soft"><span>Chưa trả lời/);
});

test('a question that does not apply is not shown', () => {
  const draft = (value: number) => ({
    ...newDraft(sampleSurvey, 'a'),
    answers: { '2.0': value },
  });

  assert.equal(view({ page: 'section-II', draft: draft(1) }).includes('Câu 2.1'), true);
  assert.equal(view({ page: 'section-II', draft: draft(0) }).includes('Câu 2.1'), false);
});

test('a foreign reader sees the Vietnamese text with English beneath, each marked as what it is', () => {
  const html = view({ page: 'section-I' }, 'ko');

  assert.match(html, /<span lang="vi">Tiếp cận<\/span><span class="beneath" lang="en"> Access</);
  assert.match(html, /모름 \/ 해당 없음/);
});

test('a text that seems to tell who somebody is gets a warning, and no error', () => {
  const draft = { ...newDraft(sampleSurvey, 'a'), comment: 'Gọi 0912 345 678' };
  const html = view({ page: 'comment', draft });

  assert.match(html, /role="status"><p class="notice warning">[^<]*số điện thoại/);
  assert.equal(html.includes('aria-invalid="true"'), false);
  assert.equal(view({ page: 'comment' }).includes('warning'), false);
});

test('a failed sending is told and says that it goes on by itself', () => {
  const problem = problemOf(503, null);
  const html = view({ page: 'review', sending: { is: 'waiting', attempts: 1, problem } });

  assert.match(html, /Phiếu chưa được gửi[^<]*<.*bận.*tự gửi lại/);
});

test('what the form cannot put right is told by its reason', () => {
  const problem = problemOf(422, { violations: [{ pointer: '/day', code: 'out-of-period' }] });

  assert.match(view({ page: 'review', sending: { is: 'failed', problem } }), /đã hết/);
});

const sent = {
  body: {
    id: '94485a00-cbf2-41e4-a0ab-ce9a6f54bfce',
    instrument: 'SAMPLE',
    unit: 'BQL',
    channel: 'online',
    day: '2026-11-22',
    language: 'vi',
    duration_s: 60,
    revision: 1,
    complete: true,
    answers: { '1.2': 4 },
  },
  draft: { ...newDraft(sampleSurvey, 'a'), answers: { '1.2': 4 } },
} as const;

test('the confirmation has the reference and the day, and no answer', () => {
  const html = view({ page: 'done', sent });

  assert.match(html, /94485a00-cbf2-41e4-a0ab-ce9a6f54bfce/);
  assert.match(html, /22\/11\/2026/);
  assert.equal(html.includes('Câu 1.2'), false);
});

test('days are written as in each language', () => {
  assert.deepEqual(
    (['vi', 'en', 'ko', 'ja', 'zh'] as const).map((language) => dayText('2026-11-22', language)),
    ['22/11/2026', '22 November 2026', '2026년 11월 22일', '2026年11月22日', '2026年11月22日'],
  );
});
