import { planAddress } from '../../../shared/api/par_plan.ts';
import { shownDate } from '../../../shared/domain/calendar.ts';
import { overdueOf, type Plan } from '../../../shared/domain/par_plan.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { planMessages } from '../../../shared/i18n/par_plan.ts';
import type { CardChoice } from '../../choice.ts';
import { ownerText, pointsWriter } from '../../wording.ts';

export interface PlanHeadProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly card: Scorecard;
  readonly plan: Plan;
  readonly mayWrite: boolean;
  readonly onGenerate: () => void;
  readonly onAdd: () => void;
}

const FORMATS = ['docx', 'pdf', 'xlsx'] as const;

/** What the plan comes to, what is late, and what may be taken away. */
export function PlanHead(props: PlanHeadProps) {
  const { language, choice, card, plan, mayWrite, onGenerate, onAdd } = props;
  const messages = planMessages[language];
  const points = pointsWriter(language, card);
  const { count } = formatOf(language);
  const { totals } = plan;
  const late = overdueOf(plan.measures);

  return (
    <div class="card stack">
      {plan.measures.length === 0 ? (
        <p>{messages.none}</p>
      ) : (
        <dl class="facts">
          <Fact label={messages.expected} figure={points(totals.expected)} />
          <Fact label={messages.achieved} figure={points(totals.achieved)} />
          <Fact label={messages.cost} figure={count(totals.cost)} />
        </dl>
      )}
      {late.length > 0 && (
        <div class="late">
          <h3>{messages.overdueHeading(late.length)}</h3>
          <ul>
            {late.map((measure) => (
              <li key={measure.code}>
                {[
                  `${measure.title} – ${messages.due(shownDate(measure.due_on))}`,
                  ownerText(measure, language),
                ]
                  .filter((text) => text !== '')
                  .join(', ')}
              </li>
            ))}
          </ul>
        </div>
      )}
      {mayWrite && (
        <div class="actions no-print">
          <button
            type="button"
            class="button"
            aria-describedby="generate-text"
            onClick={onGenerate}
          >
            {messages.generate}
          </button>
          <button type="button" class="button secondary" onClick={onAdd}>
            {messages.add}
          </button>
        </div>
      )}
      {mayWrite && (
        <p class="soft small no-print" id="generate-text">
          {messages.generateText}
        </p>
      )}
      {plan.measures.length > 0 && (
        <p class="exports no-print">
          <span class="soft">{messages.exportAs}:</span>
          {FORMATS.map((format) => (
            <a key={format} href={planAddress(choice, format)} download>
              {format.toUpperCase()}
            </a>
          ))}
          <a href={planAddress(choice, 'ics')} download>
            {messages.calendarFile}
          </a>
        </p>
      )}
    </div>
  );
}

const Fact = ({ label, figure }: { readonly label: string; readonly figure: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>
      <strong>{figure}</strong>
    </dd>
  </div>
);
