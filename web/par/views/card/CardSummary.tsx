import { shownDate } from '../../../shared/domain/calendar.ts';
import { totalOf, worstFields, type Scorecard } from '../../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { pointsWriter } from '../../wording.ts';

export interface CardSummaryProps {
  readonly language: Language;
  readonly card: Scorecard;
}

/** The finding in one line, then what it is made of. */
export function CardSummary({ language, card }: CardSummaryProps) {
  const messages = parMessages[language];
  const { whole, percent } = formatOf(language);
  const points = pointsWriter(language, card);
  const [worst] = worstFields(card.fields);

  return (
    <div class="summary">
      <div>
        <h2>{textIn(card.unit.name, language)}</h2>
        <p class="soft">
          {messages.period}: {card.period}
        </p>
      </div>
      <p class="big" data-testid="points">
        {messages.found(points(totalOf(card)), whole(card.max_points))}
        {card.class !== null && (
          <span class="class-mark">{messages.classIs(textIn(card.class.name, language))}</span>
        )}
      </p>
      <ul>
        <li>
          {messages.percentOfApplicable(
            percent(card.percent === null ? null : card.percent / 100, 2),
            whole(card.applicable_max),
          )}
          {(card.lost ?? 0) > 0 && `. ${messages.lostAll(points(card.lost))}`}
        </li>
        <li>
          {messages.fieldsAtMaximum(
            card.at_maximum,
            card.fields.filter(({ max_points: max }) => max > 0).length,
          )}
        </li>
        <li>
          {worst === undefined
            ? messages.nothingLost
            : messages.lostMost(textIn(worst.name, language), points(worst.lost))}
        </li>
        {card.decision !== null && (
          <li>{messages.decided(card.decision.number, shownDate(card.decision.date))}</li>
        )}
        {card.total_published && <li>{messages.totalPublished}</li>}
      </ul>
      {card.rounding?.differ === true && (
        <p class="soft small">
          {messages.roundingDiffers(points(card.rounding.parts), points(card.rounding.total))}
        </p>
      )}
    </div>
  );
}
