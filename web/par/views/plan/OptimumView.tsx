import type { LeftOut, MeasureSet, Optimum } from '../../../shared/domain/par_plan.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { planMessages } from '../../../shared/i18n/par_plan.ts';
import { TableRegion } from '../../../shared/ui/TableRegion.tsx';
import type { Surveys } from '../../models/survey_gaps.ts';
import { criterionName, pointsWriter } from '../../wording.ts';
import { SurveyGaps } from './SurveyGaps.tsx';

export interface OptimumViewProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly optimum: Optimum;
  /** By code, for the names of questions and counters; empty until they have come. */
  readonly surveys: Surveys;
}

/** The set that was found, the next best, and why the rest was left out. */
export function OptimumView({ language, card, optimum, surveys }: OptimumViewProps) {
  const messages = planMessages[language].optimum;
  const points = pointsWriter(language, card);
  const { count } = formatOf(language);
  const { gap, reached, exact, chosen, runner_up: second } = optimum;

  return (
    <>
      <p>{messages.gap(points(optimum.from), points(optimum.target), points(Math.max(gap, 0)))}</p>
      <p class="finding">
        {gap <= 0
          ? messages.already
          : reached
            ? messages.reached(points(optimum.points), count(optimum.cost))
            : exact
              ? messages.notReached
              : messages.notFound}
      </p>
      {reached && !exact && <p>{messages.notExact}</p>}
      {chosen.length > 0 && (
        <ChosenSet language={language} card={card} title={messages.chosen} set={optimum} />
      )}
      {second !== null && (
        <ChosenSet language={language} card={card} title={messages.runnerUp} set={second} />
      )}
      <LeftOutList language={language} optimum={optimum} />
      <FieldGaps language={language} card={card} optimum={optimum} />
      <SurveyGaps language={language} card={card} optimum={optimum} surveys={surveys} />
    </>
  );
}

interface ChosenSetProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly title: string;
  readonly set: MeasureSet;
}

function ChosenSet({ language, card, title, set }: ChosenSetProps) {
  const messages = planMessages[language];
  const points = pointsWriter(language, card);
  const { count, percent } = formatOf(language);

  return (
    <TableRegion title={title}>
      <table class="figures chosen">
        <thead>
          <tr>
            <th scope="col">{messages.fields.title}</th>
            <th scope="col" class="number">
              {messages.expected}
            </th>
            <th scope="col" class="number">
              {messages.cost}
            </th>
          </tr>
        </thead>
        <tbody>
          {set.chosen.map((one) => (
            <tr key={one.code}>
              <th scope="row">
                {one.criterion}. {one.title} <span class="soft small">{one.code}</span>
              </th>
              <td class="number">{points(one.points)}</td>
              <td class="number">{count(one.cost)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{messages.optimum.chance(percent(set.chance, 0))}</th>
            <td class="number">{points(set.points)}</td>
            <td class="number">{count(set.cost)}</td>
          </tr>
        </tfoot>
      </table>
    </TableRegion>
  );
}

function LeftOutList({ language, optimum }: Pick<OptimumViewProps, 'language' | 'optimum'>) {
  const messages = planMessages[language].optimum;
  const { reached, left_out: leftOut } = optimum;

  return leftOut.length === 0 ? null : (
    <div>
      <h4>{messages.leftOut}</h4>
      <ul class="left-out">
        {leftOut.map((left) => (
          <li key={left.code}>
            <strong>{left.code}</strong>: {messages.why[left.why] ?? left.why}
            {left.by !== null && left.by !== '' && ` ${left.by}`}
            {reached && extraText(left, language)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the plan would cost more with the measure; nothing if no plan with it reaches the target. */
function extraText({ extra_cost: cost, extra_known: known }: LeftOut, language: Language): string {
  const { extra, extraAtMost, extraUnknown } = planMessages[language].optimum;
  const { count } = formatOf(language);

  if (cost === null) {
    return known ? '' : ` (${extraUnknown})`;
  }
  return ` (${(known ? extra : extraAtMost)(count(cost))})`;
}

function FieldGaps({ language, card, optimum }: Omit<OptimumViewProps, 'surveys'>) {
  const messages = planMessages[language].optimum;
  const points = pointsWriter(language, card);
  const fields = optimum.fields.filter(({ gap }) => gap > 0);

  return fields.length === 0 ? null : (
    <div>
      <h4>{messages.fields}</h4>
      <ul class="left-out">
        {fields.map(({ code, gap }) => (
          <li key={code}>
            {criterionName(card, code, language)}: <strong>{points(gap)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
