import type { Answer, Answers } from '../../shared/domain/answers.ts';
import { progressSteps, type Asked } from '../../shared/domain/routing.ts';
import { allowsNa, optionsOf, type Instrument, type Item } from '../../shared/domain/survey.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { kioskMessages } from '../../shared/i18n/kiosk.ts';
import { Progress } from './Progress.tsx';
import { FillIn } from './FillIn.tsx';
import { TapOptions } from './TapOptions.tsx';

export interface QuestionScreenProps {
  readonly language: Language;
  readonly instrument: Instrument;
  readonly questions: readonly Asked[];
  readonly place: number;
  readonly answers: Answers;
  readonly onTap: (answer: Answer) => void;
  readonly onFill: (answer: Answer | undefined) => void;
  readonly onForward: () => void;
  readonly onBack: () => void;
  readonly onFinish: () => void;
}

/** A required question cannot be passed over without an answer. */
export const canPass = (item: Item, answers: Answers): boolean =>
  item.required !== true || answers[item.code] !== undefined;

export function QuestionScreen(props: QuestionScreenProps) {
  const { language, instrument, questions, place, answers } = props;
  const asked = questions[place];

  if (asked === undefined) {
    return null;
  }
  const { item, section } = asked;
  const answer = answers[item.code];

  return (
    <div class="kiosk-question">
      <Progress
        language={language}
        steps={progressSteps(questions, place)}
        current={section.code}
        place={place}
        total={questions.length}
      />
      <h1 id="question" tabIndex={-1}>
        {textIn(item.text, language)}
      </h1>
      {item.kind === 'scale' || item.kind === 'single' ? (
        <TapOptions
          language={language}
          options={optionsOf(instrument, item)}
          answer={answer}
          na={allowsNa(item)}
          onTap={props.onTap}
        />
      ) : (
        <FillIn {...props} item={item} answer={answer} />
      )}
      <Actions {...props} item={item} />
    </div>
  );
}

function Actions(props: QuestionScreenProps & { readonly item: Item }) {
  const { language, item, answers } = props;
  const messages = kioskMessages[language];

  return (
    <div class="kiosk-actions">
      <button type="button" class="button secondary" onClick={props.onBack}>
        {commonMessages[language].back}
      </button>
      {Object.keys(answers).length > 0 && (
        <button type="button" class="button plain" onClick={props.onFinish}>
          {messages.finish}
        </button>
      )}
      {canPass(item, answers) && (
        <button type="button" class="button secondary" onClick={props.onForward}>
          {answers[item.code] === undefined ? messages.skip : messages.next}
        </button>
      )}
    </div>
  );
}
