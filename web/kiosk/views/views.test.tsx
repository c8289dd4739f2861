import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import type { Answers } from '../../shared/domain/answers.ts';
import type { PersonalKind } from '../../shared/domain/personal_data.ts';
import { tabletQuestions } from '../../shared/domain/routing.ts';
import { sampleInstrument, sampleSurvey } from '../../shared/domain/survey.samples.ts';
import { kioskMessages, personalText } from '../../shared/i18n/kiosk.ts';
import { ChooseCounter } from '../trial/ChooseCounter.tsx';
import { CommentScreen } from './CommentScreen.tsx';
import { LostScreen, OfferScreen } from './EndScreens.tsx';
import { ProcedureScreen } from './ProcedureScreen.tsx';
import { QuestionScreen } from './QuestionScreen.tsx';
import { StartScreen } from './StartScreen.tsx';

const nothing = () => undefined;
const questions = tabletQuestions(sampleInstrument);
const question = (place: number, answers: Answers = {}) =>
  render(
    <QuestionScreen
      language="vi"
      instrument={sampleInstrument}
      questions={questions}
      place={place}
      answers={answers}
      standing={answers}
      onTap={nothing}
      onFill={nothing}
      onForward={nothing}
      onBack={nothing}
      onFinish={nothing}
    />,
  );

test('the first screen is one question with five faces and their words', () => {
  const [opening] = questions;
  const html =
    opening === undefined
      ? ''
      : render(
          <StartScreen
            language="en"
            instrument={sampleInstrument}
            item={opening.item}
            onRate={nothing}
          />,
        );

  assert.equal(html.match(/class="face"/g)?.length, 5);
  assert.match(html, /<span>Very dissatisfied<\/span>/);
  assert.equal(html.includes('aria-pressed="true"'), false);
});

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
  const { skip, next, required } = kioskMessages.vi;

  assert.equal(question(1).includes(skip), true);
  assert.equal(question(2).includes(skip), false);
  assert.equal(question(2).includes(required), true);
  assert.equal(question(2, { '1.2': 3 }).includes(next), true);
});

test('progress counts the questions that apply', () => {
  assert.match(question(3), /Câu 4\/4/);
  assert.match(question(3, { '2.0': 1 }), /Câu 4\/5/);
});

test('a statement says what is asked about it, the overall question speaks for itself', () => {
  const { howSatisfied } = kioskMessages.vi;

  assert.deepEqual(
    [0, 1, 3].map((place) => question(place).includes(howSatisfied)),
    [false, true, false],
  );
});

test('answers that are not about satisfaction are words without faces', () => {
  const html = question(3);

  assert.equal(html.includes('class="face"'), false);
  assert.match(html, /kiosk-option[^>]*><span>Có<\/span>/);
});

test('only what is on the disk is thanked for', () => {
  const offer = render(<OfferScreen language="vi" onMore={nothing} onDone={nothing} />);
  const lost = render(<LostScreen language="vi" partly={false} onLeave={nothing} />);

  assert.equal(offer.includes(kioskMessages.vi.thanks), true);
  assert.equal(lost.includes(kioskMessages.vi.thanks), false);
  assert.equal(lost.includes(kioskMessages.vi.lost), true);
});

test('a comment is warned about, and may be changed or sent', () => {
  const html = (comment: string, warning: readonly PersonalKind[]) =>
    render(
      <CommentScreen
        language="vi"
        comment={comment}
        warning={warning}
        onComment={nothing}
        onHandIn={nothing}
        onBack={nothing}
      />,
    );
  const { edit, sendAnyway, noComment, handIn } = kioskMessages.vi;
  const warned = html('0912345678', ['phone']);

  assert.equal(html('', []).includes(noComment), true);
  assert.equal(html('Tốt', []).includes(handIn), true);
  assert.ok(
    [personalText(['phone'], 'vi'), edit, sendAnyway].every((text) => warned.includes(text)),
  );
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
  assert.equal(html('p-01').includes('Giao đất'), true);
  assert.equal(html('xay dung').includes(kioskMessages.vi.noProcedureFound), true);
});

test('trials are offered for open surveys that do not ask for enrolled tablets', () => {
  const html = (survey: typeof sampleSurvey) =>
    render(<ChooseCounter language="vi" surveys={[survey]} />);

  assert.match(html(sampleSurvey), /href="\/kiosk\/\?survey=MAU_2026&amp;counter=BQL-1"/);
  assert.equal(html({ ...sampleSurvey, channels: ['online'] }).includes('href'), false);
  assert.equal(html({ ...sampleSurvey, kiosks: 'enrolled' }).includes('href'), false);
});
