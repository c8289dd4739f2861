import type { ResultsReport, ShownGroup } from '../../shared/domain/results.ts';
import { shownDate } from '../../shared/domain/calendar.ts';
import { Chart } from '../../shared/ui/chart/Chart.tsx';
import { headlineChart } from '../models/headline.ts';
import { digitsOf, schemeText, shareText, weaknessText, type View } from '../models/view.ts';

export interface HeadlineProps {
  readonly view: View;
  readonly report: ResultsReport;
  readonly total: ShownGroup;
  readonly unweighted: ShownGroup | null;
}

/** The index against its target, and everything that says how far it can be trusted. */
export function Headline({ view, report, total, unweighted }: HeadlineProps) {
  return (
    <div class="card headline">
      <Chart language={view.language} model={headlineChart(view, total, unweighted)} />
      <dl class="facts">
        {factsOf(view, report, total).map(({ label, figure, more, testId }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <strong data-testid={testId}>{figure}</strong>
              {more !== '' && <span class="soft small">{more}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface Fact {
  readonly label: string;
  readonly figure: string;
  readonly more: string;
  readonly testId?: string;
}

function factsOf(view: View, report: ResultsReport, total: ShownGroup): readonly Fact[] {
  const { messages } = view;
  const weak = weaknessText(view, total.index);

  return [
    ...answerFacts(view, total),
    { label: messages.scheme, figure: schemeText(messages, report), more: '' },
    ...(total.overall === null
      ? []
      : [
          {
            label: messages.overall,
            figure: shareText(view, total.overall),
            more: interval(view, total.overall),
          },
        ]),
    {
      label: messages.asOf,
      figure: report.as_of === null ? '–' : shownDate(report.as_of),
      more: '',
    },
    ...(weak === '' ? [] : [{ label: messages.weak, figure: weak, more: '' }]),
  ];
}

const interval = ({ format }: View, estimate: ShownGroup['index']): string =>
  format.percentRange(estimate.low, estimate.high, digitsOf(estimate));

function answerFacts({ messages, format }: View, total: ShownGroup): readonly Fact[] {
  const { responses, complete, population, response_rate: rate, index } = total;

  return [
    {
      label: messages.responses,
      figure: format.count(responses),
      more: messages.complete(format.count(complete), format.count(responses - complete)),
      testId: 'responses',
    },
    {
      label: messages.validAnswers,
      figure: format.count(index.valid),
      more: messages.answersOf(format.count(index.satisfied), format.count(index.valid)),
    },
    {
      label: messages.responseRate,
      figure: format.percent(rate),
      more:
        population === null
          ? messages.noPopulation
          : messages.rateOf(format.count(responses), format.count(population)),
    },
    ...(index.deff === null
      ? []
      : [
          {
            label: messages.effect,
            figure: format.decimal(index.deff, 2),
            more:
              index.n_effective === null
                ? ''
                : messages.effective(format.count(Math.round(index.n_effective))),
          },
        ]),
  ];
}
