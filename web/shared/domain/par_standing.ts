import type { Text } from './text.ts';
import type { CardState } from './par_workflow.ts';

/** How units stand to each other and to their targets. */

export interface NamedClass {
  readonly code: string;
  readonly name: Text;
}

export interface RankingRow {
  readonly unit: string;
  readonly name: Text;
  readonly state: CardState;
  readonly total: number;
  readonly rounded: number;
  readonly percent: number;
  readonly class: NamedClass | null;
  readonly rank: number;
  /** Others at the same rank. */
  readonly ties: number;
  readonly at_maximum: number;
  readonly fields: number;
  readonly previous: {
    readonly period: string;
    readonly total: number;
    readonly rank: number;
  } | null;
  /** The 95 % interval of the total; null where nothing of it comes from a survey. */
  readonly low: number | null;
  readonly high: number | null;
  readonly rank_low: number | null;
  readonly rank_high: number | null;
  readonly lost: number | null;
}

export interface Ranking {
  readonly framework: {
    readonly code: string;
    readonly version: number;
    readonly title: Text;
    readonly max_points?: number;
  };
  readonly period: string;
  /** The key sees this unit and those below it only: its peers are not in the rows. */
  readonly scope?: string | null;
  readonly count: number;
  readonly mean: number | null;
  readonly runs: number;
  readonly seed: number;
  readonly rows: readonly RankingRow[];
  readonly incomplete: readonly { readonly unit: string; readonly name: Text }[];
}

export interface OutlookField {
  readonly code: string;
  readonly points: number | null;
  readonly max_points: number;
  readonly lost: number | null;
  readonly percent: number | null;
  readonly lowest: boolean;
}

export const TARGET_KINDS = ['total', 'rank', 'criterion', 'at_maximum'] as const;

export type TargetKind = (typeof TARGET_KINDS)[number];

export interface OutlookTarget {
  readonly kind: string;
  readonly criterion: string | null;
  readonly low: number;
  readonly high: number;
  readonly source: string;
  readonly share_low: number | null;
  readonly share_high: number | null;
  readonly reached: boolean | null;
  readonly probability: number | null;
}

export interface OutlookSurvey {
  readonly criterion: string;
  readonly points: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly respondents: number | null;
  /** More respondents needed until the interval is no wider than one point to either side. */
  readonly answers_needed: number | null;
  readonly false_answers: { readonly to_rank: number; readonly count: number } | null;
  /** The same to reach the target of the criterion, or of the total. */
  readonly false_answers_to_target?: {
    readonly count: number;
    readonly to_points?: number;
    readonly to_total?: number;
  } | null;
}

export interface Outlook {
  readonly total: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly rank: number | null;
  readonly rank_low: number | null;
  readonly rank_high: number | null;
  readonly fields: readonly OutlookField[];
  readonly targets: readonly OutlookTarget[];
  readonly survey: readonly OutlookSurvey[];
  readonly runs: number;
  readonly seed: number;
}

export interface IndexStanding {
  readonly framework: string;
  readonly title: Text;
  readonly period: string;
  readonly total: number | null;
  readonly max_points: number;
  readonly percent: number | null;
  readonly class: NamedClass | null;
  readonly rank: number | null;
  readonly count: number;
  readonly previous: {
    readonly period: string;
    readonly total: number;
    readonly rank: number | null;
  } | null;
  readonly lowest: readonly {
    readonly code: string;
    readonly name: Text;
    readonly points: number;
    readonly max_points: number;
    readonly percent: number;
  }[];
}

export interface Overview {
  readonly indices: readonly IndexStanding[];
}

/** Whether the rank is known to lie within a range. */
export const hasBand = ({ rank_low: low, rank_high: high }: RankingRow): boolean =>
  low !== null && high !== null;

/** Places gained since the period before; below zero for places lost. */
export const placesGained = ({ rank, previous }: RankingRow): number | null =>
  previous === null ? null : previous.rank - rank;

/** Whether anything of it could come out differently; without an error there are no chances. */
export const varies = ({ low, rank_low: best, rank_high: worst }: Outlook): boolean =>
  low !== null || best !== worst;
