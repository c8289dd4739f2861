import type { FrameworkEntry } from '../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { parMessages } from '../../shared/i18n/par.ts';
import { PrintHeader } from '../../shared/ui/PrintHeader.tsx';
import type { CardChoice, Tab } from '../choice.ts';

export interface PaperHeadProps {
  readonly language: Language;
  readonly frameworks: readonly FrameworkEntry[];
  readonly choice: CardChoice;
  readonly tab: Tab;
  readonly now: Date;
}

/** The head of what is printed from any part of the page. */
export function PaperHead({ language, frameworks, choice, tab, now }: PaperHeadProps) {
  const messages = parMessages[language];
  const entry = frameworks.find(
    ({ code, scorecards }) =>
      code === choice.framework &&
      scorecards.some(({ unit, period }) => unit === choice.unit && period === choice.period),
  );
  const name = entry?.scorecards.find(({ unit }) => unit === choice.unit)?.name;
  const upper = (text: string) => text.toLocaleUpperCase(language);

  return (
    <PrintHeader
      language={language}
      from={upper(name === undefined ? choice.unit : textIn(name, language))}
      title={tab === 'card' ? messages.printTitle : upper(messages.tabs[tab])}
      subtitle={entry === undefined ? choice.framework : textIn(entry.title, language)}
      scope={`${messages.period}: ${choice.period}`}
      now={now}
    />
  );
}
