import { shownDate } from '../../../shared/domain/calendar.ts';
import { byUrgency, type Plan } from '../../../shared/domain/par_plan.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { planMessages } from '../../../shared/i18n/par_plan.ts';
import { ownerText, pointsWriter } from '../../wording.ts';

export interface PlanTableProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly plan: Plan;
}

/** The whole plan on paper, where a board cannot be. */
export function PlanTable({ language, card, plan }: PlanTableProps) {
  const messages = planMessages[language];
  const points = pointsWriter(language, card);

  return plan.measures.length === 0 ? null : (
    <div class="print-only">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{messages.fields.title}</th>
            <th scope="col">{messages.fields.owner_unit}</th>
            <th scope="col">{messages.fields.due_on}</th>
            <th scope="col" class="number">
              {messages.expected}
            </th>
            <th scope="col" class="number">
              {messages.progress}
            </th>
            <th scope="col">{messages.fields.state}</th>
          </tr>
        </thead>
        <tbody>
          {byUrgency(plan.measures).map((measure) => (
            <tr key={measure.code}>
              <th scope="row">
                {measure.criterion}. {measure.title}
              </th>
              <td>{ownerText(measure, language)}</td>
              <td class="day">{shownDate(measure.due_on)}</td>
              <td class="number">{points(measure.expected)}</td>
              <td class="number">{measure.progress}%</td>
              <td class="day">{messages.states[measure.state]}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {messages.totals}
            </th>
            <td class="number">{points(plan.totals.expected)}</td>
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
