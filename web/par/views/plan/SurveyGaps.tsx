import { useState } from 'preact/hooks';
import type { NextStep, Optimum, SurveyGap } from '../../../shared/domain/par_plan.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { planMessages } from '../../../shared/i18n/par_plan.ts';
import { TableRegion } from '../../../shared/ui/TableRegion.tsx';
import {
  columnsOf,
  inSteps,
  isByOption,
  namedGaps,
  type GapColumns,
  type NamedGap,
  type Surveys,
} from '../../models/survey_gaps.ts';
import { criterionName, pointsWriter } from '../../wording.ts';

export interface SurveyGapsProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly optimum: Optimum;
  readonly surveys: Surveys;
}

/** Where an answer is worth most: by question and unit, by question and counter, and up to the next step. */
export function SurveyGaps(props: SurveyGapsProps) {
  const { language, optimum } = props;
  const messages = planMessages[language].optimum;
  const { survey, counters = [], steps = [] } = optimum;
  const { survey_hidden: hidden = 0, counters_hidden: hiddenCounters = 0 } = optimum;

  const gaps = [...survey, ...counters];
  const told = gaps.length + steps.length;

  return told + hidden + hiddenCounters === 0 ? null : (
    <section class="stack">
      <h4>{messages.survey}</h4>
      {steps.length > 0 && <Steps {...props} steps={steps} />}
      {survey.length > 0 && <GapTable {...props} title={messages.byUnit} gaps={survey} />}
      {hidden > 0 && <p class="soft small">{messages.hiddenUnits(hidden)}</p>}
      {counters.length > 0 && <GapTable {...props} title={messages.byCounter} gaps={counters} />}
      {hiddenCounters > 0 && <p class="soft small">{messages.hiddenCounters(hiddenCounters)}</p>}
      {gaps.some((gap) => !inSteps(gap) && !isByOption(gap)) && (
        <p class="soft small">{messages.eachText}</p>
      )}
      {gaps.some(isByOption) && <p class="soft small">{messages.eachOptionText}</p>}
      {told > 0 && <p class="soft small">{messages.countedText}</p>}
    </section>
  );
}

function Steps({
  language,
  card,
  steps,
}: SurveyGapsProps & { readonly steps: readonly NextStep[] }) {
  const messages = planMessages[language].optimum;
  const { percent, whole, count } = formatOf(language);

  return (
    <div>
      <h5>{messages.stepsHeading}</h5>
      <ul class="left-out">
        {steps.map(({ criterion, share, at_least: least, points, more_points: more, answers }) => (
          <li key={criterion}>
            {messages.step(
              criterionName(card, criterion, language),
              percent(share, 2),
              `${whole(least)}%`,
              whole(points),
              whole(more),
            )}{' '}
            <strong>
              {answers === null ? messages.stepBeyond : messages.stepNeeds(count(answers))}
            </strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** As many rows as one looks at; the others on demand. */
const FEW = 10;

type GapTableProps = SurveyGapsProps & {
  readonly title: string;
  readonly gaps: readonly SurveyGap[];
};

function GapTable({ language, card, surveys, title, gaps }: GapTableProps) {
  const { optimum: messages, criterion } = planMessages[language];
  const { surveyColumns: labels } = messages;
  const [all, setAll] = useState(false);
  const byCounter = gaps.some(({ counter }) => counter !== undefined);
  const columns = columnsOf(gaps);
  const rows = namedGaps(all ? gaps : gaps.slice(0, FEW), card, surveys, language);
  const words = [
    ...(columns.criterion ? [criterion] : []),
    labels.question,
    byCounter ? labels.counter : labels.unit,
  ];
  const numeric = [
    labels.answers,
    labels.losing,
    ...(columns.points ? [labels.lost, labels.each] : []),
    ...(columns.share ? [labels.share] : []),
  ];

  return (
    <>
      <TableRegion title={title}>
        <table class="figures gaps">
          <thead>
            <tr>
              {words.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
              {numeric.map((label) => (
                <th key={label} scope="col" class="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <GapRow key={place} language={language} card={card} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </TableRegion>
      {gaps.length > FEW && (
        <p class="no-print">
          <button
            type="button"
            class="button plain small"
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {all ? messages.showFew : messages.showAll(gaps.length)}
          </button>
        </p>
      )}
    </>
  );
}

interface GapRowProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly row: NamedGap;
  readonly columns: GapColumns;
}

function GapRow({ language, card, row: { question, place, gap }, columns }: GapRowProps) {
  const { count, decimal } = formatOf(language);
  const share = gap.share_per_answer ?? null;

  return (
    <tr>
      {columns.criterion && <td>{criterionName(card, gap.criterion, language)}</td>}
      <th scope="row">{question}</th>
      <td class="place">{place}</td>
      <td class="number">
        {count(gap.satisfied)}/{count(gap.valid)}
      </td>
      <td class="number">{count(gap.answers ?? gap.valid - gap.satisfied)}</td>
      {columns.points && (
        <>
          <td class="number">{pointsWriter(language, card)(gap.lost_points)}</td>
          <td class="number">{decimal(gap.points_per_answer, 4)}</td>
        </>
      )}
      {columns.share && <td class="number">{decimal(share === null ? null : share * 100, 3)}</td>}
    </tr>
  );
}
