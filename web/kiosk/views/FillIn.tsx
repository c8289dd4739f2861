import { chosenOf, textOf, toggled, type Answer } from '../../shared/domain/answers.ts';
import {
  optionsOf,
  type Instrument,
  type MultipleItem,
  type TextItem,
} from '../../shared/domain/survey.ts';
import { personalDataIn } from '../../shared/domain/personal_data.ts';
import { textIn } from '../../shared/domain/text.ts';
import { kioskMessages, personalText, type KioskLanguage } from '../../shared/i18n/kiosk.ts';

export interface FillInProps {
  readonly language: KioskLanguage;
  readonly instrument: Instrument;
  readonly item: MultipleItem | TextItem;
  readonly answer: Answer | undefined;
  readonly onFill: (answer: Answer | undefined) => void;
}

/** Questions that one tap cannot answer: several choices, or words. */
export function FillIn({ language, instrument, item, answer, onFill }: FillInProps) {
  if (item.kind === 'text') {
    const personal = personalDataIn(textOf(answer));

    return (
      <div class="stack">
        <textarea
          class="input"
          aria-labelledby="question"
          autoComplete="off"
          autoCorrect="off"
          spellcheck={false}
          maxLength={item.max_length}
          value={textOf(answer)}
          onInput={(event) => onFill({ text: event.currentTarget.value })}
        />
        {personal.length > 0 && (
          <div class="notice warning" role="alert">
            {personalText(personal, language)}
          </div>
        )}
      </div>
    );
  }
  const chosen = chosenOf(answer);

  return (
    <div role="group" aria-labelledby="question">
      <p class="soft">{kioskMessages[language].chooseSeveral}</p>
      <div class="kiosk-list">
        {optionsOf(instrument, item).map(({ value, label }) => (
          <label key={value} class="kiosk-option choice">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={() => onFill(toggled(chosen, value))}
            />
            <span>{textIn(label, language)}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
