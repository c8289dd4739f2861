import type { Outlook, OutlookTarget } from '../../../shared/domain/par_standing.ts';
import { findCriterion, type Scorecard } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { BulletChart } from '../../../shared/ui/charts/BulletChart.tsx';
import { rangeText, targetText } from '../../models/standing.ts';
import { criterionName } from '../../wording.ts';
import { RankStrip } from './RankStrip.tsx';

export interface TargetDrawingProps {
  readonly language: Language;
  readonly card: Scorecard;
  readonly outlook: Outlook;
  readonly target: OutlookTarget;
  /** How many units are ranked. */
  readonly count: number;
}

export const maxOf = (card: Scorecard, { criterion }: OutlookTarget): number =>
  criterion === null
    ? card.applicable_max
    : (findCriterion(card.fields, criterion)?.criterion.max_points ?? card.max_points);

export function nameOf(card: Scorecard, target: OutlookTarget, language: Language): string {
  return target.criterion === null ? '' : criterionName(card, target.criterion, language);
}

/** Where the unit stands to a target, with the error of it. */
export function TargetDrawing(props: TargetDrawingProps) {
  const { language, card, outlook, target, count } = props;
  const max = maxOf(card, target);
  const description = targetText(target, max, nameOf(card, target, language), language);
  const measured = measuredOf(outlook, target);
  /* With bonus points both the total and the target may lie above the maximum. */
  const reach = Math.max(max, target.low, measured?.high ?? 0);

  if (target.kind === 'rank') {
    return outlook.rank === null || count < 2 ? null : (
      <RankStrip
        rank={outlook.rank}
        count={count}
        low={outlook.rank_low}
        high={outlook.rank_high}
        target={target.high}
        description={description}
        targetLabel={description}
      />
    );
  }
  return measured === null ? null : (
    <BulletChart
      {...measured}
      max={reach}
      target={{ low: target.low, high: Math.min(Math.max(target.high, target.low), reach) }}
      description={description}
      targetLabel={parMessages[language].target(rangeText(target, max, language))}
      write={formatOf(language).whole}
    />
  );
}

interface Measured {
  readonly points: number;
  readonly low: number;
  readonly high: number;
}

/** Without an error the interval is the point itself. */
function measuredOf(outlook: Outlook, { kind, criterion }: OutlookTarget): Measured | null {
  const found =
    kind === 'total'
      ? { points: outlook.total, low: outlook.low, high: outlook.high }
      : kind === 'criterion'
        ? outlook.survey.find((one) => one.criterion === criterion)
        : undefined;

  if (found === undefined || found.points === null) {
    return null;
  }
  return {
    points: found.points,
    low: found.low ?? found.points,
    high: found.high ?? found.points,
  };
}
