import { getFigures } from '../../shared/api/results.ts';
import type { Selection } from '../../shared/domain/filters.ts';
import { groupsOf, type ShownGroup } from '../../shared/domain/results.ts';
import { Chart } from '../../shared/ui/chart/Chart.tsx';
import { useLoaded } from '../../shared/ui/useLoaded.ts';
import { loadTrend, queryBy, type Analysis } from '../analysis.ts';
import { cellsChart } from '../models/cells.ts';
import { channelsChart } from '../models/channels.ts';
import { criteriaChart } from '../models/criteria.ts';
import { rankingChart } from '../models/ranking.ts';
import { trendChart } from '../models/trend.ts';
import type { View } from '../models/view.ts';
import { Await } from '../../shared/ui/Await.tsx';
import { Calculator } from './Calculator.tsx';
import { Drivers } from './Drivers.tsx';
import { Groups } from './Groups.tsx';
import { Headline } from './Headline.tsx';
import { Quality } from './Quality.tsx';
import { Section } from './Section.tsx';

export interface ChartsProps {
  readonly view: View;
  readonly analysis: Analysis;
  readonly total: ShownGroup;
}

/** The four questions of an analyst, each with the charts that answer it. */
export function Charts(props: ChartsProps) {
  const { view, analysis, total } = props;
  const { messages } = view;
  const { report, unweighted } = analysis;

  return (
    <>
      <Section title={messages.sections.level}>
        <Headline
          view={view}
          report={report}
          total={total}
          unweighted={unweighted?.shown === true ? unweighted : null}
        />
        <TrendPanel {...props} />
      </Section>
      <Section title={messages.sections.fix}>
        <div class="card">
          <Chart language={view.language} model={criteriaChart(view, total)} />
        </div>
        <DriversPanel {...props} />
      </Section>
      <UnitSections {...props} />
    </>
  );
}

const keyOf = (figures: string, survey: string, selection: Selection): string =>
  `${figures} ${survey} ${JSON.stringify(selection.filters)} ${selection.scheme ?? ''}`;

function TrendPanel({ view, analysis: { survey, selection } }: ChartsProps) {
  const [trend, reload, stale] = useLoaded(keyOf('trend', survey.code, selection), () =>
    loadTrend(survey, selection),
  );

  return (
    <div class="card" aria-busy={stale}>
      <Await language={view.language} loaded={trend} onRetry={reload}>
        {({ report, change }) => (
          <Chart language={view.language} model={trendChart(view, report, change)} />
        )}
      </Await>
    </div>
  );
}

function DriversPanel({ view, analysis: { survey, selection } }: ChartsProps) {
  const { filters, scheme } = selection;
  const [drivers, reload, stale] = useLoaded(keyOf('drivers', survey.code, selection), () =>
    getFigures(survey.code, 'drivers', { filters, scheme }),
  );

  return (
    <div class="card" aria-busy={stale}>
      <Await language={view.language} loaded={drivers} onRetry={reload}>
        {(report) => <Drivers view={view} report={report} />}
      </Await>
    </div>
  );
}

/** The report by unit is read once for the comparison and for the channels. */
function UnitSections(props: ChartsProps) {
  const { view, analysis, total } = props;
  const { survey, selection } = analysis;
  const { messages, language } = view;
  const [units, reload, stale] = useLoaded(keyOf('units', survey.code, selection), () =>
    getFigures(survey.code, 'estimates', {
      ...queryBy(selection, 'unit'),
      measure: 'index,factor',
    }),
  );

  return (
    <>
      <Section title={messages.sections.compare}>
        {selection.filters.unit !== undefined && <p class="soft">{messages.allUnits}</p>}
        {survey.units.length > 1 && <RankingPanel {...props} />}
        <div class="card" aria-busy={stale}>
          <Await language={language} loaded={units} onRetry={reload}>
            {(report) =>
              report.groups === undefined ? (
                <Hidden view={view} />
              ) : (
                <Chart language={language} model={cellsChart(view, report)} />
              )
            }
          </Await>
        </div>
        <GroupsPanel {...props} />
      </Section>
      <Section title={messages.sections.trust}>
        <div class="card" aria-busy={stale}>
          <Await language={language} loaded={units} onRetry={reload}>
            {(report) =>
              report.groups === undefined ? (
                <Hidden view={view} />
              ) : (
                <Chart language={language} model={channelsChart(view, report, total)} />
              )
            }
          </Await>
        </div>
        <QualityPanel {...props} />
        <Calculator view={view} total={total} />
      </Section>
    </>
  );
}

function RankingPanel({ view, analysis: { survey, selection } }: ChartsProps) {
  const [rest, reload, stale] = useLoaded(keyOf('rest', survey.code, selection), () =>
    getFigures(survey.code, 'rest', { ...queryBy(selection, 'unit'), by: null }),
  );

  return (
    <div class="card" aria-busy={stale}>
      <Await language={view.language} loaded={rest} onRetry={reload}>
        {(report) =>
          report.groups === undefined ? (
            <Hidden view={view} />
          ) : (
            <Chart language={view.language} model={rankingChart(view, report)} />
          )
        }
      </Await>
    </div>
  );
}

function QualityPanel({ view, analysis: { survey, selection } }: ChartsProps) {
  const { filters, scheme } = selection;
  const [quality, reload, stale] = useLoaded(keyOf('quality', survey.code, selection), () =>
    getFigures(survey.code, 'quality', { filters, scheme }),
  );

  return (
    <div class="card" aria-busy={stale}>
      <Await language={view.language} loaded={quality} onRetry={reload}>
        {(report) =>
          report.shown ? <Quality view={view} report={report} /> : <Hidden view={view} />
        }
      </Await>
    </div>
  );
}

/** Instead of figures that would give a person away. */
const Hidden = ({ view }: { readonly view: View }) => (
  <p class="soft">{view.messages.hiddenTotal}</p>
);

/** Shown when a comparison has been chosen; its cut is asked for as it is, with all filters. */
function GroupsPanel({ view, analysis: { survey, selection } }: ChartsProps) {
  const { by, filters, scheme } = selection;
  const key = by === null ? null : `${by} ${keyOf('groups', survey.code, selection)}`;
  const [groups, reload, stale] = useLoaded(key, () =>
    getFigures(survey.code, 'estimates', { by, filters, scheme, measure: 'index' }),
  );

  return by === null ? null : (
    <div class="card" aria-busy={stale}>
      <Await language={view.language} loaded={groups} onRetry={reload}>
        {(report) => report.by === by && <Groups view={view} by={by} groups={groupsOf(report)} />}
      </Await>
    </div>
  );
}
