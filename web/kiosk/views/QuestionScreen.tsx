import { applies, type Answer, type Answers } from '../../shared/domain/answers.ts';
import { progressSteps, type Asked } from '../../shared/domain/routing.ts';
import { allowsNa, optionsOf, type Instrument, type Item } from '../../shared/domain/survey.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { kioskMessages, type KioskLanguage } from '../../shared/i18n/kiosk.ts';
import { canPass } from '../state.ts';
import { Progress } from './Progress.tsx';
import { FillIn } from './FillIn.tsx';
import { QuestionHeading } from './QuestionHeading.tsx';
import { TapOptions } from './TapOptions.tsx';

export interface QuestionScreenProps {
  readonly language: KioskLanguage;
  readonly instrument: Instrument;
  readonly questions: readonly Asked[];
  readonly place: number;
  readonly answers: Answers;
  /** The answers that still apply: they decide which questions are asked. */
  readonly standing: Answers;
  readonly onTap: (answer: Answer) => void;
  readonly onFill: (answer: Answer | undefined) => void;
  readonly onForward: () => void;
  readonly onBack: () => void;
  readonly onFinish: () => void;
}

export function QuestionScreen(props: QuestionScreenProps) {
  const { language, instrument, questions, place, answers } = props;
  const asked = questions[place];

  if (asked === undefined) {
    return null;
  }
  const { item, section } = asked;
  const answer = answers[item.code];
  const applying = questions.filter((question) => applies(question.item, props.standing));
  const at = applying.indexOf(asked);

  return (
    <div class="kiosk-question">
      <Progress
        language={language}
        steps={progressSteps(applying, at)}
        current={section.code}
        place={at}
        total={applying.length}
      />
      <QuestionHeading language={language} instrument={instrument} item={item} />
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
      {item.required === true && answer === undefined && (
        <p class="soft">{kioskMessages[language].required}</p>
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
      <button type="button" class="button plain" onClick={props.onFinish}>
        {messages.finish}
      </button>
      {canPass(item, answers) && (
        <button type="button" class="button secondary" onClick={props.onForward}>
          {answers[item.code] === undefined ? messages.skip : messages.next}
        </button>
      )}
    </div>
  );
}
