import { useState } from 'preact/hooks';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { isMeant, type Unit } from '../../../shared/domain/units.ts';
import { formMessages } from '../../../shared/i18n/par_forms.ts';
import { Field } from '../Field.tsx';

export interface UnitPickerProps {
  readonly language: Language;
  readonly units: readonly Unit[];
  readonly chosen: ReadonlySet<string>;
  /** These are in the round already and stay there. */
  readonly fixed: ReadonlySet<string>;
  readonly error: string | null;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

/** Units are chosen by name from a list that shortens while one types. */
export function UnitPicker(props: UnitPickerProps) {
  const { language, units, chosen, fixed, error, onChosen } = props;
  const messages = formMessages[language].round;
  const [typed, setTyped] = useState('');
  const shown = units.filter((unit) => isMeant(unit, typed));

  const toggle = (code: string) => {
    const next = new Set(chosen);

    if (!next.delete(code)) {
      next.add(code);
    }
    onChosen(next);
  };

  return (
    <fieldset
      class={error === null ? 'field unit-picker' : 'field unit-picker wrong'}
      aria-describedby={error === null ? undefined : 'round-units-error'}
    >
      <legend>
        {messages.units} <span class="soft small">{messages.chosen(chosen.size)}</span>
      </legend>
      {error !== null && (
        <p class="error" id="round-units-error" role="alert">
          {error}
        </p>
      )}
      <Field id="round-filter" label={messages.filter} value={typed} onValue={setTyped} />
      <p class="table-tools">
        <span class="soft small" role="status">
          {messages.found(shown.length, units.length)}
        </span>
        <button
          type="button"
          class="button plain small"
          disabled={shown.length === 0}
          onClick={() => onChosen(new Set([...chosen, ...shown.map(({ code }) => code)]))}
        >
          {messages.all}
        </button>
      </p>
      {shown.length === 0 ? (
        <p class="soft">{messages.noneFound}</p>
      ) : (
        <ul class="unit-list">
          {shown.map(({ code, name }) => (
            <li key={code}>
              <label class="choice">
                <input
                  type="checkbox"
                  checked={chosen.has(code)}
                  disabled={fixed.has(code)}
                  onChange={() => toggle(code)}
                />
                <span>
                  {textIn(name, language)} <span class="soft small">{code}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
