import type { Facts, Rule } from './par_rules.ts';
import type { CardState, EnteredStage, RoundDeadlines } from './par_workflow.ts';
import type { Position } from './results.ts';
import type { Target } from './survey.ts';
import type { Text } from './text.ts';

export interface PointsClass {
  readonly code: string;
  readonly name: Text;
  /** In percent of the applicable maximum. */
  readonly at_least: number;
}

export interface FrameworkEntry {
  readonly code: string;
  readonly version: number;
  readonly title: Text;
  readonly max_points: number;
  readonly level?: string;
  readonly decimals?: number;
  readonly classes?: readonly PointsClass[];
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
  /** The card is final and stands on this release, */
  readonly pinned?: boolean;
  /** whatever came later: the number of that release. */
  readonly newer?: number | null;
  /** Whether the whole interval lies on one step of the rule; null of other rules. */
  readonly step_certain?: boolean | null;
}

/** What somebody entered for a criterion. */
export interface StageEntry {
  readonly points: number | null;
  readonly na: boolean;
  readonly facts: Facts | null;
  readonly reason: string | null;
  readonly author: string | null;
  readonly entered_on: string | null;
}

export interface EvidenceFile {
  readonly entry: number;
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly media_type: string;
  readonly author: string;
  readonly added_on: string;
}

export type Stages = Readonly<Record<EnteredStage, StageEntry | null>>;

export interface Criterion {
  readonly code: string;
  readonly name: Text;
  readonly max_points: number;
  readonly points: number | null;
  readonly lost: number | null;
  readonly at_maximum: boolean;
  readonly na: boolean;
  readonly rule: string | null;
  readonly rule_detail?: Rule | null;
  readonly stage: EnteredStage | 'release' | null;
  readonly stages?: Stages | null;
  /** Made before the scorecard went back; they count for nothing. */
  readonly earlier?: Readonly<Record<'appraised' | 'final', StageEntry | null>> | null;
  readonly evidence?: readonly EvidenceFile[] | null;
  readonly bonus?: boolean;
  readonly survey: SurveyEvidence | null;
  readonly criteria?: readonly Criterion[];
}

export interface Missing {
  readonly criterion: string;
  readonly what: string;
}

export interface Decision {
  readonly number: string;
  readonly date: string;
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
  readonly state: CardState;
  readonly decision: Decision | null;
  readonly decimals: number;
  readonly total: number | null;
  /** The total is what was published, not the sum of the points above it. */
  readonly total_published: boolean;
  readonly rounding?: {
    readonly parts: number | null;
    readonly total: number | null;
    readonly differ: boolean;
  } | null;
  readonly class: { readonly code: string; readonly name: Text } | null;
  readonly round: RoundDeadlines | null;
  readonly missing: readonly Missing[];
  /** What this caller may do now. */
  readonly may: readonly string[];
  readonly fields: readonly Criterion[];
}

export const isLeaf = (criterion: Criterion): boolean => (criterion.criteria ?? []).length === 0;

/** Every criterion with how deep it lies, each directly followed by those below it. */
export interface TreeRow {
  readonly criterion: Criterion;
  readonly depth: number;
  /** Codes of what it lies in, from the field down. */
  readonly above: readonly string[];
}

export const treeRows = (
  criteria: readonly Criterion[],
  above: readonly string[] = [],
): readonly TreeRow[] =>
  criteria.flatMap((criterion) => [
    { criterion, depth: above.length, above },
    ...treeRows(criterion.criteria ?? [], [...above, criterion.code]),
  ]);

export const leavesOf = (criteria: readonly Criterion[]): readonly Criterion[] =>
  treeRows(criteria)
    .map(({ criterion }) => criterion)
    .filter(isLeaf);

export const findCriterion = (criteria: readonly Criterion[], code: string): TreeRow | undefined =>
  treeRows(criteria).find(({ criterion }) => criterion.code === code);

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

/** The points that count: of the published total where there is one. */
export const totalOf = ({ total, points }: Scorecard): number | null => total ?? points;

type StageSums = Readonly<Record<EnteredStage, number | null>>;

const NO_SUMS: StageSums = { self: null, appraised: null, final: null };

/** Points of a criterion by stage; of a sum only what is entered, null as long as nothing is. */
export function stageSums(criterion: Criterion): StageSums {
  const children = criterion.criteria ?? [];

  if (children.length === 0) {
    const { self, appraised, final } = criterion.stages ?? {};

    return {
      self: self?.points ?? null,
      appraised: appraised?.points ?? null,
      final: final?.points ?? null,
    };
  }
  return addStages(children.map(stageSums));
}

export const addStages = (all: readonly StageSums[]): StageSums =>
  all.reduce(
    (sum, one) => ({
      self: plus(sum.self, one.self),
      appraised: plus(sum.appraised, one.appraised),
      final: plus(sum.final, one.final),
    }),
    NO_SUMS,
  );

const plus = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.round((a + b) * 1_000_000) / 1_000_000;
