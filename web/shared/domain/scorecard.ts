import type { Position } from './results.ts';
import type { Target } from './survey.ts';
import type { Text } from './text.ts';

export interface FrameworkEntry {
  readonly code: string;
  readonly version: number;
  readonly title: Text;
  readonly max_points: number;
  readonly scorecards: readonly {
    readonly unit: string;
    readonly name: Text;
    readonly period: string;
  }[];
}

/** Where the points of a survey criterion came from. */
export interface SurveyEvidence {
  readonly survey: string;
  readonly release: number;
  readonly released_on: string;
  readonly sha256: string;
  /** False if the release hides the unit: then it has no points. */
  readonly shown: boolean;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly respondents: number | null;
  readonly points_low: number | null;
  readonly points_high: number | null;
  readonly target: Target | null;
  readonly position: Position | null;
}

export interface Criterion {
  readonly code: string;
  readonly name: Text;
  readonly max_points: number;
  readonly points: number | null;
  readonly lost: number | null;
  readonly at_maximum: boolean;
  readonly na: boolean;
  readonly rule: string | null;
  readonly stage: 'self' | 'appraised' | 'final' | 'release' | null;
  readonly survey: SurveyEvidence | null;
  readonly criteria?: readonly Criterion[];
}

export interface Scorecard {
  readonly framework: { readonly code: string; readonly version: number; readonly title: Text };
  readonly unit: { readonly code: string; readonly name: Text };
  readonly period: string;
  readonly points: number | null;
  readonly max_points: number;
  readonly applicable_max: number;
  readonly percent: number | null;
  readonly lost: number | null;
  readonly at_maximum: number;
  readonly fields: readonly Criterion[];
}

/** The largest loss of any field: the length of a full bar, so that the bars can be compared. */
export const largestLoss = (fields: readonly Criterion[]): number =>
  Math.max(0, ...fields.map((field) => field.lost ?? 0));

/** Fields by lost points, most first, without those that lost nothing or are not scored yet. */
export const worstFields = (fields: readonly Criterion[]): readonly Criterion[] =>
  [...fields]
    .filter((field) => (field.lost ?? 0) > 0)
    .sort((a, b) => (b.lost ?? 0) - (a.lost ?? 0));

/** All survey criteria of a scorecard, however deep. */
export const surveyCriteria = (fields: readonly Criterion[]): readonly Criterion[] =>
  fields.flatMap((field) => [
    ...(field.rule?.startsWith('survey') ? [field] : []),
    ...surveyCriteria(field.criteria ?? []),
  ]);
