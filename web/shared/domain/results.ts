import type { Channel, Target } from './survey.ts';
import type { Text } from './text.ts';

/** A share with its 95 % interval; null when nobody gave a valid answer. */
export interface Measure {
  readonly satisfied: number;
  readonly valid: number;
  readonly respondents: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Why a figure, though it may be shown, should not be relied upon. */
export const WEAKNESSES = ['few_answers', 'few_effective', 'few_clusters', 'wide'] as const;
export type Weakness = (typeof WEAKNESSES)[number];

/** A share with everything that says how sure it is. */
export interface Estimate extends Measure {
  readonly se: number | null;
  readonly df: number | null;
  readonly deff: number | null;
  readonly n_effective: number | null;
  readonly reliable: boolean;
  readonly unreliable: readonly Weakness[];
}

export type Position = 'above' | 'within' | 'below';

export interface SubIndex {
  readonly points: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly max_points: number;
  readonly target: Target | null;
  readonly position: Position | null;
}

export interface Count {
  readonly value: number;
  readonly n: number;
}

interface ItemBase {
  readonly code: string;
  readonly factor: string | null;
  readonly counts: readonly Count[];
  readonly n: number;
  readonly na: number;
  readonly missing: number;
}

/** A criterion: `shares` is its weighted distribution in the order of its options. */
export interface ScaleResult extends ItemBase, Estimate {
  readonly kind: 'scale';
  readonly shares: readonly number[] | null;
  readonly mean: number | null;
}

export interface ChoiceResult extends ItemBase {
  readonly kind: 'single' | 'multiple' | 'text';
}

export type ItemResult = ScaleResult | ChoiceResult;

export interface FactorResult extends Estimate {
  readonly code: string;
  readonly group: string | null;
}

export interface ShownGroup {
  readonly key: string | null;
  readonly shown: true;
  readonly responses: number;
  readonly complete: number;
  readonly channels: Readonly<Partial<Record<Channel, number>>>;
  readonly population: number | null;
  readonly response_rate: number | null;
  readonly index: Estimate;
  readonly overall: Estimate | null;
  readonly factors: readonly FactorResult[];
  readonly items: readonly ItemResult[];
  readonly sub_index: SubIndex | null;
}

/** So few answers that a person could be recognised: nothing but the name is told. */
export interface HiddenGroup {
  readonly key: string | null;
  readonly shown: false;
}

export type GroupResult = ShownGroup | HiddenGroup;

export const CUTS = ['unit', 'procedure', 'channel', 'respondent_type', 'period'] as const;
export type Cut = (typeof CUTS)[number];

/**
 * How answers are weighted: not at all, by unit, by cell, or raked to all known margins, and then
 * perhaps with the ends of the weights trimmed, or the largest capped.
 */
export const SCHEMES = ['none', 'design', 'post', 'rake', 'rake_trim', 'rake_cap'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** What stands at the head of every report; one that may not be shown has nothing else. */
export interface ReportHead {
  readonly survey: string;
  readonly title: Text;
  readonly instrument: string;
  readonly index_rule: string;
  readonly by: string | null;
  readonly scheme: Scheme;
  readonly scheme_note: string | null;
  /** What the note is about, such as a unit without a known number of transactions. */
  readonly scheme_category: string | null;
  readonly as_of: string | null;
  readonly disclosure: 'controlled' | 'none';
  readonly shown: boolean;
  readonly sub_index: { readonly max_points: number; readonly target: Target | null } | null;
}

export interface ResultsReport extends ReportHead {
  readonly groups?: readonly GroupResult[];
}

export const groupsOf = ({ groups }: ResultsReport): readonly GroupResult[] => groups ?? [];

/** How a difference was found: with its error, and corrected for looking at many of them. */
export interface Difference {
  readonly difference: number | null;
  readonly se: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly p_holm: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export type Place = 'above' | 'same' | 'below';

/** A group against all others together. */
export interface ShownRest extends Difference {
  readonly key: string;
  readonly shown: true;
  readonly share: number | null;
  readonly rest: number | null;
  /** null where there is nothing to be told apart by. */
  readonly place: Place | null;
}

export interface RestReport extends ReportHead {
  readonly groups?: readonly (ShownRest | { readonly key: string; readonly shown: false })[];
}

export type Change =
  { readonly code: string; readonly kind: string; readonly shown: false } | ShownChange;

export interface ShownChange extends Difference {
  readonly code: string;
  readonly kind: string;
  readonly shown: true;
  readonly from_share: number | null;
  readonly to_share: number | null;
}

export interface ChangeReport extends ReportHead {
  readonly from: string;
  readonly to: string;
  readonly measures?: readonly Change[];
  readonly units?: readonly Change[];
}

export type Quadrant = 'keep' | 'concentrate' | 'low_priority' | 'possible_overkill';

export interface KnownDriver {
  readonly code: string;
  readonly performance: number | null;
  readonly lmg: number;
  readonly lmg_share: number;
  readonly beta: number;
  readonly p: number | null;
  readonly quadrant?: Quadrant;
}

/** Why there is no model: not kept in the survey, too few complete answers, all alike, the same. */
export type NoModel = 'not_kept' | 'too_few' | 'no_variation' | 'collinear';

/** `code` is "all", or "without_F5" where too few people can judge a factor. */
export type DriversModel =
  | {
      readonly code: string;
      readonly state: '';
      readonly n: number;
      readonly r2: number;
      readonly importance_cut: number;
      readonly performance_cut: number | null;
      readonly factors: readonly KnownDriver[];
    }
  | { readonly code: string; readonly state: NoModel; readonly n: number };

export interface DriversReport extends ReportHead {
  readonly models?: readonly DriversModel[];
}

/** All but the head is missing in a report that may not be shown. */
export type QualityReport = (ReportHead & { readonly shown: false }) | ShownQuality;

export interface ShownQuality extends ReportHead {
  readonly shown: true;
  readonly responses: number;
  readonly complete: number;
  readonly straight_lined: number;
  readonly fast: number;
  readonly straight_and_fast: number;
  readonly items: readonly {
    readonly code: string;
    readonly asked: number;
    readonly na: number;
    readonly missing: number;
  }[];
  readonly counters: readonly {
    readonly counter: string;
    readonly unit: string;
    readonly responses: number;
    readonly straight_lined: number;
    readonly fast: number;
  }[];
}

/** How the responses are weighted; all but the head is missing in one that may not be shown. */
export interface WeightsReport extends ReportHead {
  readonly sum?: number;
  readonly mean?: number;
  readonly kish_deff?: number;
  readonly n_kish?: number;
  readonly psu?: number;
  readonly strata?: number;
  readonly lonely_strata?: readonly string[];
  readonly collapsed_strata?: readonly string[];
  readonly strata_without_population?: readonly string[];
  readonly iterations?: number;
  readonly converged?: boolean;
}

/** The rules by which answers become one index; the survey names one of them. */
export const INDEX_RULES = [
  'pooled',
  'mean_items',
  'mean_factors',
  'mean_groups',
  'mean_respondents',
  'overall',
] as const;
export type IndexRule = (typeof INDEX_RULES)[number];

export interface VariantsReport extends ReportHead {
  readonly groups?: readonly {
    readonly key: string | null;
    readonly shown: boolean;
    readonly variants?: Readonly<Record<IndexRule, number | null>>;
  }[];
}

/** Criteria that are held to measure one thing: all of them ("all"), or those of a factor. */
export interface ReliabilitySet {
  readonly code: string;
  readonly k: number;
  readonly n: number;
  readonly alpha: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly items: readonly {
    readonly code: string;
    readonly r_rest?: number | null;
    readonly alpha_if_deleted?: number | null;
  }[];
}

export interface ReliabilityReport extends ReportHead {
  readonly sets?: readonly ReliabilitySet[];
}

/** What the service can be asked to work out from the responses, and what it answers. */
export interface FigureReports {
  readonly estimates: ResultsReport;
  readonly rest: RestReport;
  readonly change: ChangeReport;
  readonly drivers: DriversReport;
  readonly quality: QualityReport;
  readonly weights: WeightsReport;
  readonly variants: VariantsReport;
  readonly reliability: ReliabilityReport;
}

export interface Release {
  readonly survey: string;
  readonly number: number;
  readonly released_on: string;
  readonly sha256: string;
  /** False if disclosure control hides the unit of the key: then no figure is known. */
  readonly shown: boolean;
  readonly index: { readonly [Figure in keyof Measure]: Measure[Figure] | null };
  readonly sub_index: SubIndex | null;
}

/** Lowest share first; those without answers last, they say nothing. */
export const weakestFirst = <Shared extends { readonly share: number | null }>(
  measures: readonly Shared[],
): readonly Shared[] => [...measures].sort((a, b) => (a.share ?? 2) - (b.share ?? 2));

export const isScale = (item: ItemResult): item is ScaleResult => item.kind === 'scale';

/** The share of those who could not judge, among all who gave an answer. */
export const naRate = ({ n, na }: { readonly n: number; readonly na: number }): number | null =>
  n + na === 0 ? null : na / (n + na);
