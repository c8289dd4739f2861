import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { criterionName } from '../../wording.ts';
import { rowId } from './rows.ts';

export interface MissingListProps {
  readonly language: Language;
  readonly card: Scorecard;
  /** Opens the row of a criterion and goes there. */
  readonly onFollow: (criterion: string) => void;
}

/** What stands in the way of the next step, each linked to its row. */
export function MissingList({ language, card, onFollow }: MissingListProps) {
  const messages = parMessages[language];
  const { missing } = card;

  return missing.length === 0 ? null : (
    <details class="missing no-print" open={missing.length <= 6}>
      <summary>{messages.missingHeading(missing.length)}</summary>
      <ul>
        {missing.map((one) => (
          <li key={`${one.criterion} ${one.what}`}>
            <a
              href={`#${rowId(one.criterion)}`}
              onClick={(event) => {
                event.preventDefault();
                onFollow(one.criterion);
              }}
            >
              {criterionName(card, one.criterion, language)}
            </a>
            : {messages.missing[one.what] ?? one.what}
          </li>
        ))}
      </ul>
    </details>
  );
}
