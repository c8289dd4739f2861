import type { Text } from './text.ts';

/** Measures that win lost points back: who does what until when. */

export const MEASURE_STATES = ['proposed', 'planned', 'doing', 'done', 'dropped'] as const;

export type MeasureState = (typeof MEASURE_STATES)[number];

export interface Measure {
  readonly code: string;
  readonly criterion: string;
  readonly title: string;
  readonly owner_unit: string;
  readonly owner: string;
  /** Of owner_unit, where that is the code of a unit. */
  readonly owner_name?: Text | null;
  readonly due_on: string;
  /** In thousand đồng. */
  readonly cost: number;
  /** In percent. */
  readonly chance: number;
  readonly expected: number;
  readonly achieved: number | null;
  readonly requires: readonly string[];
  readonly excludes: readonly string[];
  readonly proof: string;
  /** In percent. */
  readonly progress: number;
  readonly state: MeasureState;
  readonly overdue: boolean;
  /** What the criterion has lost; null of one that is unknown. */
  readonly lost?: number | null;
  /** Where the achieved points come from: the next scorecard, or entered. */
  readonly achieved_by?: string | null;
  /** Files on its criterion, of this period and of those that follow. */
  readonly evidence?: readonly {
    readonly period: string;
    readonly sha256: string;
    readonly name: string;
  }[];
  readonly effect: {
    readonly points: number;
    readonly low: number | null;
    readonly high: number | null;
    readonly from_release: number;
    readonly to_release: number;
  } | null;
}

export interface Plan {
  readonly framework: string;
  readonly unit: string;
  readonly period: string;
  readonly from: number | null;
  readonly measures: readonly Measure[];
  readonly totals: {
    readonly expected: number;
    readonly achieved: number | null;
    readonly cost: number;
  };
  readonly overdue: number;
}

export interface ChosenMeasure {
  readonly code: string;
  readonly title: string;
  readonly criterion: string;
  readonly points: number;
  readonly cost: number;
}

export interface MeasureSet {
  readonly chosen: readonly ChosenMeasure[];
  readonly points: number;
  readonly cost: number;
  readonly chance: number;
}

export interface LeftOut {
  readonly code: string;
  readonly why: 'dearer' | 'excluded' | 'needs' | 'at_maximum' | 'dropped';
  readonly by: string | null;
  readonly extra_cost: number | null;
  /** False: the extra cost is an upper bound, or was not worked out. */
  readonly extra_known: boolean;
}

/** Points lost at a question in a unit, or at one of its counters. */
export interface SurveyGap {
  readonly criterion: string;
  readonly item: string | null;
  /** The answer option that loses them, where options have points. */
  readonly option?: string | number | null;
  readonly unit: string | null;
  /** Of counters only; null: the answer was not given at one. */
  readonly counter?: string | null;
  readonly valid: number;
  readonly satisfied: number;
  /** Answers that lose points there. */
  readonly answers?: number;
  /** null where points come in steps: a step is nobody's share. */
  readonly lost_points: number | null;
  readonly points_per_answer: number | null;
  /** What one answer lifts the share of satisfied ones by. */
  readonly share_per_answer?: number | null;
}

/** The next step of a criterion whose points come in steps. */
export interface NextStep {
  readonly criterion: string;
  readonly share: number;
  /** In percent. */
  readonly at_least: number;
  readonly points: number;
  readonly more_points: number;
  /** Least answers to be won for it; null if it cannot be reached. */
  readonly answers: number | null;
}

export interface Optimum extends MeasureSet {
  readonly from: number;
  readonly target: number;
  readonly gap: number;
  readonly reached: boolean;
  /** False where the best set could not be proven: too many links. */
  readonly exact: boolean;
  readonly runner_up: MeasureSet | null;
  readonly left_out: readonly LeftOut[];
  readonly fields: readonly { readonly code: string; readonly gap: number }[];
  /** By question and unit, what lost most first. */
  readonly survey: readonly SurveyGap[];
  /** Units of which nothing may be told. */
  readonly survey_hidden?: number;
  /** The same by counter. */
  readonly counters?: readonly SurveyGap[];
  readonly counters_hidden?: number;
  readonly steps?: readonly NextStep[];
}

/** Those past their day first, then by day; what is done or dropped comes last. */
export const byUrgency = (measures: readonly Measure[]): readonly Measure[] =>
  [...measures].sort(
    (a, b) => Number(isOver(a)) - Number(isOver(b)) || a.due_on.localeCompare(b.due_on),
  );

export const isOver = ({ state }: Measure): boolean => state === 'done' || state === 'dropped';

export const overdueOf = (measures: readonly Measure[]): readonly Measure[] =>
  byUrgency(measures.filter(({ overdue }) => overdue));

export interface Month {
  /** YYYY-MM */
  readonly month: string;
  readonly measures: readonly Measure[];
}

/** The months in which something is due, in order. */
export function monthsOf(measures: readonly Measure[]): readonly Month[] {
  const months = new Map<string, Measure[]>();

  for (const measure of [...measures].sort((a, b) => a.due_on.localeCompare(b.due_on))) {
    const month = measure.due_on.slice(0, 7);

    months.set(month, [...(months.get(month) ?? []), measure]);
  }
  return [...months].map(([month, due]) => ({ month, measures: due }));
}
