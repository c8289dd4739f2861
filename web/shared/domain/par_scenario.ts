import { boundsOf, millionths, ofMillionths } from './par_rules.ts';
import {
  leavesOf,
  totalOf,
  type Criterion,
  type PointsClass,
  type Scorecard,
} from './scorecard.ts';

/** What would be if criteria reached other points: plain sums, so that the page can follow a slider. */

/** Points supposed for criteria, by code. */
export type Supposed = Readonly<Record<string, number>>;

/** The criteria worth a slider: scored, applicable, with points to win; most to win first. */
export const movable = (card: Scorecard): readonly Criterion[] =>
  leavesOf(card.fields)
    .filter(
      ({ na, points, lost, at_maximum: top, bonus }) =>
        !na && points !== null && (bonus === true || (!top && (lost ?? 0) > 0)),
    )
    .sort((a, b) => (b.lost ?? 0) - (a.lost ?? 0));

export const lowestOf = (criterion: Criterion): number =>
  boundsOf(criterion.rule_detail ?? { kind: 'manual' }, criterion.max_points)[0];

/** The total with what is supposed instead of what is. */
export function supposedTotal(card: Scorecard, supposed: Supposed): number | null {
  const total = totalOf(card);

  if (total === null) {
    return null;
  }
  const change = leavesOf(card.fields).reduce((sum, { code, points }) => {
    const instead = supposed[code];

    return instead === undefined ? sum : sum + millionths(instead) - millionths(points ?? 0);
  }, 0);

  return ofMillionths(millionths(total) + change);
}

export const percentOfTotal = (total: number, applicable: number): number | null =>
  applicable > 0 ? (total / applicable) * 100 : null;

/** The best class whose cut is reached. Compared without a division: 90 of 100 is not 89.99…. */
export const classOfTotal = (
  classes: readonly PointsClass[],
  total: number,
  applicable: number,
): PointsClass | null =>
  [...classes]
    .sort((a, b) => b.at_least - a.at_least)
    .find(({ at_least: cut }) => millionths(total) * 100 >= millionths(cut) * applicable - 1e-6) ??
  null;

interface Rival {
  readonly unit: string;
  readonly percent: number;
}

/** The rank among the others as they are: one more than those above. */
export const rankAmong = (rivals: readonly Rival[], unit: string, percent: number): number =>
  1 +
  rivals.filter((rival) => rival.unit !== unit && millionths(rival.percent) > millionths(percent))
    .length;

/** A step for a slider over so many points: fine enough for what rules give. */
export const sliderStep = (max: number): number => (max > 20 ? 0.1 : 0.05);
