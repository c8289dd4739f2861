import { isStatement } from '../../shared/domain/chart.ts';
import type { Instrument, Item } from '../../shared/domain/survey.ts';
import { textIn } from '../../shared/domain/text.ts';
import { kioskMessages, type KioskLanguage } from '../../shared/i18n/kiosk.ts';

export interface QuestionHeadingProps {
  readonly language: KioskLanguage;
  readonly instrument: Instrument;
  readonly item: Item;
}

export const QuestionHeading = ({ language, instrument, item }: QuestionHeadingProps) => (
  <h1 id="question" tabIndex={-1}>
    {isStatement(instrument, item) && (
      <span class="kiosk-lead-in">{kioskMessages[language].howSatisfied} </span>
    )}
    {textIn(item.text, language)}
  </h1>
);
