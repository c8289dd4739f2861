import { useState } from 'preact/hooks';
import { getRanking } from '../../shared/api/par.ts';
import {
  classOfTotal,
  lowestOf,
  movable,
  percentOfTotal,
  rankAmong,
  sliderStep,
  supposedTotal,
  type Supposed,
} from '../../shared/domain/par_scenario.ts';
import type { RankingRow } from '../../shared/domain/par_standing.ts';
import {
  totalOf,
  type Criterion,
  type FrameworkEntry,
  type Scorecard,
} from '../../shared/domain/scorecard.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { parMessages } from '../../shared/i18n/par.ts';
import { standingMessages } from '../../shared/i18n/par_standing.ts';
import { Notice } from '../../shared/ui/Notice.tsx';
import { useLoaded } from '../../shared/ui/useLoaded.ts';
import type { CardChoice } from '../choice.ts';
import { pointsWriter } from '../wording.ts';
import { Slider } from './Slider.tsx';
import './standing/standing.css';

export interface ScenarioTabProps {
  readonly language: Language;
  readonly frameworks: readonly FrameworkEntry[];
  readonly choice: CardChoice;
  readonly card: Scorecard;
}

/** What total, class and rank would be if criteria reached other points. Nothing is kept. */
export function ScenarioTab(props: ScenarioTabProps) {
  const { language, choice, card } = props;
  const messages = standingMessages[language].scenario;
  const [supposed, setSupposed] = useState<Supposed>({});
  const [ranking] = useLoaded(JSON.stringify([choice.framework, choice.period]), () =>
    getRanking(choice.framework, choice.period),
  );
  const criteria = movable(card);

  if (criteria.length === 0) {
    return <Notice>{messages.none}</Notice>;
  }
  const suppose = ({ code }: Criterion, points: number | null) => {
    const { [code]: _before, ...others } = supposed;

    setSupposed(points === null ? others : { ...others, [code]: points });
  };

  return (
    <section class="stack">
      <h2 class="no-print">{parMessages[language].tabs.scenario}</h2>
      <p class="no-print">{messages.intro}</p>
      <Outcome
        {...props}
        supposed={supposed}
        rows={ranking.is === 'ready' ? ranking.value.rows : []}
      />
      <p class="soft small">{messages.rankNote}</p>
      <div class="actions no-print">
        <button
          type="button"
          class="button secondary"
          onClick={() => setSupposed(allAtMaximum(criteria))}
        >
          {messages.toMaximum}
        </button>
        <button type="button" class="button secondary" onClick={() => setSupposed({})}>
          {messages.reset}
        </button>
      </div>
      <ul class="sliders card">
        {criteria.map((criterion) => (
          <Slider
            key={criterion.code}
            language={language}
            card={card}
            criterion={criterion}
            low={lowestOf(criterion)}
            step={sliderStep(criterion.max_points)}
            supposed={supposed[criterion.code] ?? null}
            onSuppose={(points) => suppose(criterion, points)}
          />
        ))}
      </ul>
    </section>
  );
}

const allAtMaximum = (criteria: readonly Criterion[]): Supposed =>
  Object.fromEntries(criteria.map(({ code, max_points: max }) => [code, max]));

interface OutcomeProps extends ScenarioTabProps {
  readonly supposed: Supposed;
  readonly rows: readonly RankingRow[];
}

function Outcome(props: OutcomeProps) {
  const { language, card, supposed, rows } = props;
  const messages = standingMessages[language].scenario;
  const points = pointsWriter(language, card);
  const { whole } = formatOf(language);
  const before = totalOf(card);
  const total = supposedTotal(card, supposed);

  return (
    <dl class="outcome card" aria-label={messages.result} aria-live="polite">
      <Part
        label={messages.total}
        figure={messages.of(points(total), whole(card.applicable_max))}
        now={messages.now(points(before))}
        testId="supposed-total"
      />
      <Part
        label={messages.class}
        figure={className(props, total)}
        now={messages.now(className(props, before))}
      />
      <Part
        label={messages.rank}
        figure={rankText(props, total)}
        now={rows.length === 0 ? '' : messages.now(rankText(props, before))}
      />
    </dl>
  );
}

function className({ language, frameworks, card }: OutcomeProps, total: number | null): string {
  const entry = frameworks.find(
    ({ code, version }) => code === card.framework.code && version === card.framework.version,
  );
  const found =
    total === null ? null : classOfTotal(entry?.classes ?? [], total, card.applicable_max);

  return found === null
    ? standingMessages[language].scenario.noClass
    : textIn(found.name, language);
}

function rankText({ language, card, rows }: OutcomeProps, total: number | null): string {
  const messages = standingMessages[language].scenario;
  const percent = total === null ? null : percentOfTotal(total, card.applicable_max);

  if (percent === null || rows.length === 0) {
    return messages.noRank;
  }
  const others = rows.filter(({ unit }) => unit !== card.unit.code).length;

  return messages.rankOf(String(rankAmong(rows, card.unit.code, percent)), String(others + 1));
}

interface PartProps {
  readonly label: string;
  readonly figure: string;
  readonly now: string;
  readonly testId?: string;
}

const Part = ({ label, figure, now, testId }: PartProps) => (
  <div>
    <dt>{label}</dt>
    <dd>
      <strong data-testid={testId}>{figure}</strong>
      <span class="soft small">{now}</span>
    </dd>
  </div>
);
