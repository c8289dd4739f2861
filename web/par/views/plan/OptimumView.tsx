import type { LeftOut, MeasureSet, Optimum, SurveyGap } from '../../../shared/domain/par_plan.ts';
import { findCriterion, type Scorecard } from '../../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { planMessages } from '../../../shared/i18n/par_plan.ts';
import { TableRegion } from '../../../shared/ui/TableRegion.tsx';
import { pointsWriter } from '../../wording.ts';

export interface OptimumViewProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly optimum: Optimum;
}

/** The set that was found, the next best, and why the rest was left out. */
export function OptimumView({ language, card, optimum }: OptimumViewProps) {
  const messages = planMessages[language].optimum;
  const points = pointsWriter(language, card);
  const { count } = formatOf(language);
  const { gap, reached, chosen, runner_up: second } = optimum;

  return (
    <>
      <p>{messages.gap(points(optimum.from), points(optimum.target), points(Math.max(gap, 0)))}</p>
      <p class="finding">
        {gap <= 0
          ? messages.already
          : reached
            ? messages.reached(points(optimum.points), count(optimum.cost))
            : messages.notReached}
      </p>
      {!optimum.exact && <p>{messages.notExact}</p>}
      {chosen.length > 0 && (
        <ChosenSet language={language} card={card} title={messages.chosen} set={optimum} />
      )}
      {second !== null && (
        <ChosenSet language={language} card={card} title={messages.runnerUp} set={second} />
      )}
      <LeftOutList language={language} leftOut={optimum.left_out} />
      <FieldGaps language={language} card={card} optimum={optimum} />
      {optimum.survey.length > 0 && (
        <SurveyGaps language={language} card={card} gaps={optimum.survey} />
      )}
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

function LeftOutList({
  language,
  leftOut,
}: {
  readonly language: Language;
  readonly leftOut: readonly LeftOut[];
}) {
  const messages = planMessages[language].optimum;
  const { count } = formatOf(language);

  return leftOut.length === 0 ? null : (
    <div>
      <h4>{messages.leftOut}</h4>
      <ul class="left-out">
        {leftOut.map(({ code, why, by, extra_cost: extra }) => (
          <li key={code}>
            <strong>{code}</strong>: {messages.why[why] ?? why}
            {by !== null && by !== '' && ` ${by}`}
            {extra !== null && ` (${messages.extra(count(extra))})`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function FieldGaps({ language, card, optimum }: OptimumViewProps) {
  const messages = planMessages[language].optimum;
  const points = pointsWriter(language, card);
  const fields = optimum.fields.filter(({ gap }) => gap > 0);

  return fields.length === 0 ? null : (
    <div>
      <h4>{messages.fields}</h4>
      <ul class="left-out">
        {fields.map(({ code, gap }) => (
          <li key={code}>
            {nameOf(card, code, language)}: <strong>{points(gap)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

function nameOf(card: Scorecard, code: string, language: Language): string {
  const found = findCriterion(card.fields, code);

  return found === undefined ? code : `${code}. ${textIn(found.criterion.name, language)}`;
}

interface SurveyGapsProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly gaps: readonly SurveyGap[];
}

/** Most points for an answer first. */
function SurveyGaps({ language, card, gaps }: SurveyGapsProps) {
  const { survey, surveyColumns: columns } = planMessages[language].optimum;
  const points = pointsWriter(language, card);
  const { count, decimal } = formatOf(language);

  return (
    <TableRegion title={survey}>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{columns.where}</th>
            <th scope="col" class="number">
              {columns.answers}
            </th>
            <th scope="col" class="number">
              {columns.lost}
            </th>
            <th scope="col" class="number">
              {columns.each}
            </th>
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap, place) => (
            <tr key={place}>
              <th scope="row">
                {[gap.criterion, gap.item, gap.unit].filter((text) => text != null).join(' · ')}
              </th>
              <td class="number">
                {count(gap.satisfied)}/{count(gap.valid)}
              </td>
              <td class="number">{points(gap.lost_points)}</td>
              <td class="number">{decimal(gap.points_per_answer, 4)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
