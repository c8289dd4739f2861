import { chosenOf, textOf, toggled, type Answer } from '../../shared/domain/answers.ts';
import {
  allowsNa,
  optionsOf,
  type ChoiceItem,
  type Instrument,
  type Item,
  type TextItem,
} from '../../shared/domain/survey.ts';
import type { FormLanguage } from '../../shared/domain/text.ts';
import { messagesIn } from '../../shared/i18n/form.ts';
import { itemId } from '../pages.ts';
import type { Said } from '../wording.ts';
import { LongText } from './LongText.tsx';
import { Words } from './Words.tsx';

export interface QuestionProps<Kind extends Item = Item> {
  readonly language: FormLanguage;
  readonly instrument: Instrument;
  readonly item: Kind;
  readonly answer: Answer | undefined;
  readonly error: string | null;
  readonly onAnswer: (answer: Answer | undefined) => void;
}

export function Question(props: QuestionProps) {
  const { item } = props;

  return item.kind === 'text' ? (
    <TextQuestion {...props} item={item} />
  ) : (
    <ChoiceQuestion {...props} item={item} />
  );
}

function ChoiceQuestion(props: QuestionProps<ChoiceItem>) {
  const { language, item, answer, error, onAnswer } = props;
  const messages = messagesIn(language);
  const several = item.kind === 'multiple';
  const id = itemId(item.code);
  const described = [several ? `${id}-hint` : '', error === null ? '' : `${id}-error`];

  return (
    <fieldset
      class={error === null ? 'field question' : 'field question wrong'}
      aria-describedby={described.filter(Boolean).join(' ') || undefined}
    >
      <legend>
        <Words said={item.text} language={language} />{' '}
        <RequiredMark item={item} language={language} />
      </legend>
      {several && (
        <p class="hint" id={`${id}-hint`}>
          {messages.chooseSeveral}
        </p>
      )}
      <QuestionError id={id} error={error} language={language} />
      <Choices {...props} />
      {item.kind === 'single' && answer !== undefined && (
        <button type="button" class="button plain small" onClick={() => onAnswer(undefined)}>
          {messages.clear}
        </button>
      )}
    </fieldset>
  );
}

function Choices(props: QuestionProps<ChoiceItem>) {
  const { language, instrument, item, answer, onAnswer } = props;
  const several = item.kind === 'multiple';
  const chosen = chosenOf(answer);
  const id = itemId(item.code);
  const choose = (value: number) => onAnswer(several ? toggled(chosen, value) : value);

  return (
    <>
      <div class={item.kind === 'scale' ? 'choices scale' : 'choices'}>
        {optionsOf(instrument, item).map(({ value, label }, place) => (
          <Choice
            key={value}
            id={place === 0 ? id : `${id}-${value}`}
            kind={several ? 'checkbox' : 'radio'}
            name={id}
            label={label}
            language={language}
            checked={chosen.includes(value)}
            onChoose={() => choose(value)}
          />
        ))}
      </div>
      {allowsNa(item) && (
        <Choice
          id={`${id}-na`}
          kind="radio"
          name={id}
          label={messagesIn(language).na}
          language={language}
          checked={answer === 'NA'}
          onChoose={() => onAnswer('NA')}
        />
      )}
    </>
  );
}

function TextQuestion(props: QuestionProps<TextItem>) {
  const { language, item, answer, error, onAnswer } = props;
  const id = itemId(item.code);

  return (
    <div class={error === null ? 'field question' : 'field question wrong'}>
      <label for={id}>
        <Words said={item.text} language={language} />{' '}
        <RequiredMark item={item} language={language} />
      </label>
      <QuestionError id={id} error={error} language={language} />
      <LongText
        id={id}
        language={language}
        value={textOf(answer)}
        limit={item.max_length}
        wrong={error !== null}
        describedBy={error === null ? null : `${id}-error`}
        onValue={(text) => onAnswer({ text })}
      />
    </div>
  );
}

export interface ChoiceProps {
  readonly id: string;
  readonly kind: 'radio' | 'checkbox';
  readonly name: string;
  readonly label: Said;
  readonly language: FormLanguage;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

export function Choice({ id, kind, name, label, language, checked, onChoose }: ChoiceProps) {
  return (
    <label class="choice">
      <input id={id} type={kind} name={name} checked={checked} onChange={onChoose} />
      <span>
        <Words said={label} language={language} />
      </span>
    </label>
  );
}

interface QuestionErrorProps {
  readonly id: string;
  readonly error: string | null;
  readonly language: FormLanguage;
}

export const QuestionError = ({ id, error, language }: QuestionErrorProps) =>
  error === null ? null : (
    <p class="error" id={`${id}-error`}>
      <span class="visually-hidden">{messagesIn(language).errorPrefix}</span>
      {error}
    </p>
  );

interface RequiredMarkProps {
  readonly item: Item;
  readonly language: FormLanguage;
}

function RequiredMark({ item, language }: RequiredMarkProps) {
  return item.required === true ? (
    <span class="soft required-mark">({messagesIn(language).required})</span>
  ) : null;
}
