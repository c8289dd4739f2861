import type { Measure, MeasureSet, Optimum } from '../../../shared/domain/par_plan.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { planMessages } from '../../../shared/i18n/par_plan.ts';
import { TableRegion } from '../../../shared/ui/TableRegion.tsx';
import type { Surveys } from '../../models/survey_gaps.ts';
import { criterionName, pointsWriter } from '../../wording.ts';
import { LeftOutList } from './LeftOutList.tsx';
import { MeasureName } from './MeasureName.tsx';
import { SurveyGaps } from './SurveyGaps.tsx';

export interface OptimumViewProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly optimum: Optimum;
  /** Of the plan, for the names of those that were left out. */
  readonly measures: readonly Measure[];
  /** By code, for the names of questions and counters; empty until they have come. */
  readonly surveys: Surveys;
}

/** The set that was found, the next best, and why the rest was left out. */
export function OptimumView(props: OptimumViewProps) {
  const { language, card, optimum, measures, surveys } = props;
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
      <LeftOutList language={language} optimum={optimum} measures={measures} />
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
                <MeasureName measure={one} />
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

function FieldGaps({ language, card, optimum }: Omit<OptimumViewProps, 'measures' | 'surveys'>) {
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
