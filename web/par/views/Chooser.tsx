import type { FrameworkEntry } from '../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { parMessages } from '../../shared/i18n/par.ts';
import type { CardChoice } from '../choice.ts';
import { chooseFramework, chooseUnit } from '../choice.ts';

export interface ChooserProps {
  readonly language: Language;
  readonly frameworks: readonly FrameworkEntry[];
  readonly choice: CardChoice;
  readonly onChoice: (choice: CardChoice) => void;
}

export function Chooser({ language, frameworks, choice, onChoice }: ChooserProps) {
  const messages = parMessages[language];
  const cards = frameworks.find(({ code }) => code === choice.framework)?.scorecards ?? [];
  const units = [...new Map(cards.map(({ unit, name }) => [unit, name]))];
  const periods = cards.filter(({ unit }) => unit === choice.unit).map(({ period }) => period);

  return (
    <form class="card chooser no-print" aria-label={messages.choose}>
      <Field
        id="framework"
        label={messages.framework}
        value={choice.framework}
        options={frameworks
          .filter(({ scorecards }) => scorecards.length > 0)
          .map(({ code, title }) => [code, textIn(title, language)])}
        onValue={(code) => onChoice(chooseFramework(frameworks, code) ?? choice)}
      />
      <Field
        id="unit"
        label={messages.unit}
        value={choice.unit}
        options={units.map(([code, name]) => [code, textIn(name, language)])}
        onValue={(code) => onChoice(chooseUnit(frameworks, choice.framework, code) ?? choice)}
      />
      <Field
        id="period"
        label={messages.period}
        value={choice.period}
        options={periods.map((period) => [period, period])}
        onValue={(period) => onChoice({ ...choice, period })}
      />
    </form>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onValue: (value: string) => void;
}

function Field({ id, label, value, options, onValue }: FieldProps) {
  return (
    <div class="field">
      <label for={`par-${id}`}>{label}</label>
      <select
        id={`par-${id}`}
        class="input"
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
