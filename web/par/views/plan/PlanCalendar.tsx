import { shownDate } from '../../../shared/domain/calendar.ts';
import { monthsOf, type Plan } from '../../../shared/domain/par_plan.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { planMessages } from '../../../shared/i18n/par_plan.ts';
import { ownerUnitText, pointsWriter } from '../../wording.ts';

export interface PlanCalendarProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly plan: Plan;
}

/** What is due in which month. */
export function PlanCalendar({ language, card, plan }: PlanCalendarProps) {
  const messages = planMessages[language];
  const points = pointsWriter(language, card);

  return (
    <ol class="months no-print">
      {monthsOf(plan.measures.filter(({ state }) => state !== 'dropped')).map(
        ({ month, measures }) => {
          const [year = '', number = ''] = month.split('-');

          return (
            <li key={month} class="card">
              <h3>
                {messages.month(number, year)}{' '}
                <span class="soft small">{messages.dueIn(measures.length)}</span>
              </h3>
              <ul>
                {measures.map((measure) => (
                  <li key={measure.code} class={measure.overdue ? 'late' : undefined}>
                    <span class="day">{shownDate(measure.due_on)}</span>
                    <span>
                      {measure.title}
                      {measure.overdue && <strong class="over"> ({messages.overdue})</strong>}
                      <span class="soft small details">
                        {messages.states[measure.state]} ·{' '}
                        {messages.points(points(measure.expected))}
                        {measure.owner_unit !== '' && ` · ${ownerUnitText(measure, language)}`}
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
            </li>
          );
        },
      )}
    </ol>
  );
}
