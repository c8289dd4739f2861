import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import type { Answers } from '../../shared/domain/answers.ts';
import { tabletQuestions } from '../../shared/domain/routing.ts';
import { sampleInstrument, sampleSurvey } from '../../shared/domain/survey.samples.ts';
import { kioskMessages } from '../../shared/i18n/kiosk.ts';
import { ChooseCounter } from './ChooseCounter.tsx';
import { ProcedureScreen } from './ProcedureScreen.tsx';
import { QuestionScreen } from './QuestionScreen.tsx';
import { ThanksScreen } from './ThanksScreen.tsx';

const nothing = () => undefined;
const question = (place: number, answers: Answers = {}) =>
  render(
    <QuestionScreen
      language="vi"
      instrument={sampleInstrument}
      questions={tabletQuestions(sampleInstrument)}
      place={place}
      answers={answers}
      onTap={nothing}
      onFill={nothing}
      onForward={nothing}
      onBack={nothing}
      onFinish={nothing}
    />,
  );

test('a question shows five faces with words, and nothing is chosen beforehand', () => {
  const html = question(1);

  assert.equal(html.match(/class="face"/g)?.length, 5);
  assert.match(html, /<span>Rất không hài lòng<\/span>/);
  assert.equal(html.includes('aria-pressed="true"'), false);
});

test('"does not know" is offered only where the question allows it', () => {
  assert.equal(question(1).includes('kiosk-na'), true);
  assert.equal(question(2).includes('kiosk-na'), false);
});

test('a required question has no way around it until it is answered', () => {
  const { skip, next } = kioskMessages.vi;

  assert.equal(question(1).includes(skip), true);
  assert.equal(question(2).includes(skip), false);
  assert.equal(question(2, { '1.2': 3 }).includes(next), true);
});

test('answers that are not about satisfaction are words without faces', () => {
  const html = question(3);

  assert.equal(html.includes('class="face"'), false);
  assert.match(html, /kiosk-option[^>]*><span>Có<\/span>/);
});

test('the thanks say whether the answers have arrived', () => {
  const html = (delivery: 'stored' | 'later' | null) =>
    render(<ThanksScreen language="vi" delivery={delivery} onLeave={nothing} />);

  assert.equal(html('stored').includes(kioskMessages.vi.delivery.stored), true);
  assert.equal(html('later').includes(kioskMessages.vi.delivery.later), true);
  assert.equal(html(null).includes(kioskMessages.vi.noAnswer), true);
});

test('procedures are found without marks, and an empty list says so', () => {
  const html = (query: string) =>
    render(
      <ProcedureScreen
        language="vi"
        procedures={sampleSurvey.procedures}
        query={query}
        onQuery={nothing}
        onProcedure={nothing}
        onBack={nothing}
      />,
    );

  assert.equal(html('dat dai').includes('Giao đất'), true);
  assert.equal(html('xay dung').includes(kioskMessages.vi.noProcedureFound), true);
});

test('only open surveys with a tablet channel are offered, with an address per counter', () => {
  const html = (survey: typeof sampleSurvey) =>
    render(<ChooseCounter language="vi" surveys={[survey]} unknown={false} />);

  assert.match(html(sampleSurvey), /href="\/kiosk\/\?survey=MAU_2026&amp;counter=BQL-1"/);
  assert.equal(html({ ...sampleSurvey, channels: ['online'] }).includes('href'), false);
});
