import { worstFields, type Scorecard } from '../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { parMessages } from '../../shared/i18n/par.ts';

export interface CardSummaryProps {
  readonly language: Language;
  readonly card: Scorecard;
}

/** The finding in one line, then what it is made of. */
export function CardSummary({ language, card }: CardSummaryProps) {
  const messages = parMessages[language];
  const { points, whole, percent } = formatOf(language);
  const [worst] = worstFields(card.fields);

  return (
    <section class="card summary">
      <div>
        <h2>{textIn(card.unit.name, language)}</h2>
        <p class="soft">
          {messages.period}: {card.period}
        </p>
      </div>
      <p class="big" data-testid="points">
        {messages.found(points(card.points), whole(card.max_points))}
      </p>
      <ul>
        <li>
          {messages.percentOfApplicable(
            percent(card.percent === null ? null : card.percent / 100, 2),
            whole(card.applicable_max),
          )}
        </li>
        <li>{messages.fieldsAtMaximum(card.at_maximum, card.fields.length)}</li>
        <li>
          {worst === undefined
            ? messages.nothingLost
            : messages.lostMost(textIn(worst.name, language), points(worst.lost))}
        </li>
      </ul>
    </section>
  );
}
