import type { FrameworkEntry } from '../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { parMessages } from '../../shared/i18n/par.ts';
import type { CardChoice } from '../choice.ts';
import { cardsOf, chooseFramework, chooseUnit } from '../choice.ts';
import { SelectField } from './SelectField.tsx';

export interface ChooserProps {
  readonly language: Language;
  readonly frameworks: readonly FrameworkEntry[];
  readonly choice: CardChoice;
  readonly onChoice: (choice: CardChoice) => void;
}

export function Chooser({ language, frameworks, choice, onChoice }: ChooserProps) {
  const messages = parMessages[language];
  const cards = cardsOf(frameworks, choice.framework);
  const used = frameworks.filter(({ scorecards }) => scorecards.length > 0);
  const titles = new Map(used.map(({ code, title }) => [code, textIn(title, language)]));
  const units = [...new Map(cards.map(({ unit, name }) => [unit, name]))];
  const periods = cards.filter(({ unit }) => unit === choice.unit).map(({ period }) => period);

  return (
    <form class="card chooser no-print" aria-label={messages.choose}>
      <SelectField
        id="par-framework"
        label={messages.framework}
        value={choice.framework}
        options={[...titles]}
        onValue={(code) => onChoice(chooseFramework(frameworks, code, choice.unit) ?? choice)}
      />
      <SelectField
        id="par-unit"
        label={messages.unit}
        value={choice.unit}
        options={units.map(([code, name]) => [code, textIn(name, language)])}
        onValue={(code) => onChoice(chooseUnit(frameworks, choice.framework, code) ?? choice)}
      />
      <SelectField
        id="par-period"
        label={messages.period}
        value={choice.period}
        options={periods.map((period) => [period, period])}
        onValue={(period) => onChoice({ ...choice, period })}
      />
    </form>
  );
}
