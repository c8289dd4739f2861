import { useMemo } from 'preact/hooks';
import { getOutlook, getRanking } from '../../../shared/api/par.ts';
import { hasBand, type Outlook, type Ranking } from '../../../shared/domain/par_standing.ts';
import type { Scorecard } from '../../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { standingMessages } from '../../../shared/i18n/par_standing.ts';
import { Await } from '../../../shared/ui/Await.tsx';
import { Chart } from '../../../shared/ui/chart/Chart.tsx';
import { Notice } from '../../../shared/ui/Notice.tsx';
import { useLoaded } from '../../../shared/ui/useLoaded.ts';
import type { CardChoice } from '../../choice.ts';
import { rankingChart } from '../../models/ranking.ts';
import { standingFound } from '../../models/standing.ts';
import { pointsWriter } from '../../wording.ts';
import { RankingTable } from './RankingTable.tsx';
import { TargetLine } from './TargetLine.tsx';
import './standing.css';

export interface RankingTabProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly card: Scorecard;
}

/** The unit among its peers. An order is never shown without its bands where there are any. */
export function RankingTab(props: RankingTabProps) {
  const { language, choice } = props;
  const { framework, period } = choice;
  const [ranking, reload] = useLoaded(JSON.stringify([framework, period]), () =>
    getRanking(framework, period),
  );
  const [outlook] = useLoaded(JSON.stringify(choice), () => getOutlook(choice));

  return (
    <Await language={language} loaded={ranking} onRetry={reload}>
      {(value) => (
        <RankingView
          {...props}
          ranking={value}
          outlook={outlook.is === 'ready' ? outlook.value : null}
        />
      )}
    </Await>
  );
}

export interface RankingViewProps extends RankingTabProps {
  readonly ranking: Ranking;
  /** null as long as it has not come. */
  readonly outlook: Outlook | null;
}

export function RankingView({ language, card, ranking, outlook }: RankingViewProps) {
  const messages = standingMessages[language].ranking;
  const format = formatOf(language);
  const { rows, incomplete } = ranking;
  const chart = useMemo(() => rankingChart(ranking, card, language), [ranking, card, language]);
  const own = rows.find(({ unit }) => unit === card.unit.code);
  const targets = (outlook?.targets ?? []).filter(
    ({ kind }) => kind === 'rank' || kind === 'total',
  );

  if (rows.length === 0 && incomplete.length === 0) {
    return <Notice>{messages.none}</Notice>;
  }
  return (
    <section class="stack-wide standing">
      <div class="card stack">
        {own !== undefined && (
          <>
            <h2 class="big" data-testid="standing">
              {standingFound(own, rows.length, language)}
            </h2>
            <p>{messages.atMaximum(own.at_maximum, own.fields)}</p>
          </>
        )}
        {own === undefined && <h2>{parMessages[language].tabs.ranking}</h2>}
        {ranking.scope != null && <p>{messages.scoped}</p>}
        {ranking.mean !== null && rows.length > 1 && (
          <p>{messages.mean(pointsWriter(language, card)(ranking.mean), String(rows.length))}</p>
        )}
        {outlook !== null &&
          targets.map((target) => (
            <TargetLine
              key={`${target.kind} ${target.criterion ?? ''}`}
              language={language}
              card={card}
              outlook={outlook}
              target={target}
              count={rows.length}
            />
          ))}
      </div>
      {rows.length > 0 && (
        <div class="card standing-chart">
          <Chart language={language} model={chart} />
        </div>
      )}
      {rows.length > 0 && <RankingTable language={language} card={card} ranking={ranking} />}
      <p class="soft small">
        {rows.some(hasBand)
          ? messages.bandNote(format.count(ranking.runs), String(ranking.seed))
          : messages.noBandNote}
      </p>
      {incomplete.length > 0 && (
        <div class="card stack">
          <h3>{messages.incomplete}</h3>
          <ul class="names">
            {incomplete.map(({ unit, name }) => (
              <li key={unit}>{textIn(name, language)}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
