import type { Channel, Target } from './survey.ts';
import type { Text } from './text.ts';

/** A share with its Wilson 95 % interval; null when nobody gave a valid answer. */
export interface Measure {
  readonly satisfied: number;
  readonly valid: number;
  readonly respondents: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
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

export interface ItemResult {
  readonly code: string;
  readonly kind: 'scale' | 'single' | 'multiple' | 'text';
  readonly factor: string | null;
  readonly counts: readonly Count[];
  readonly n: number;
  readonly na: number;
  readonly missing: number;
  readonly mean: number | null;
  readonly satisfied: Measure | null;
}

export interface FactorResult extends Measure {
  readonly code: string;
  readonly group: string | null;
}

export interface GroupResult {
  readonly key: string | null;
  readonly name: Text | null;
  readonly responses: number;
  readonly complete: number;
  readonly partial: number;
  readonly channels: Readonly<Partial<Record<Channel, number>>>;
  readonly index: Measure;
  readonly sub_index: SubIndex | null;
  readonly overall: Measure | null;
  readonly factors: readonly FactorResult[];
  readonly items: readonly ItemResult[];
}

export const CUTS = ['unit', 'procedure', 'channel', 'respondent_type', 'period'] as const;
export type Cut = (typeof CUTS)[number];

export interface ResultsReport {
  readonly survey: string;
  readonly instrument: { readonly code: string; readonly version: number };
  readonly index_rule: string;
  readonly weights: string;
  readonly by: Cut | null;
  readonly groups: readonly GroupResult[];
}

export interface Release {
  readonly survey: string;
  readonly number: number;
  readonly released_on: string;
  readonly sha256: string;
  readonly index: Measure;
  readonly sub_index: SubIndex | null;
}

/** The answers to all criteria of a factor taken together. */
export function distributionOf(items: readonly ItemResult[], factor: string): readonly Count[] {
  const sums = new Map<number, number>();

  for (const item of items.filter((candidate) => candidate.factor === factor)) {
    for (const { value, n } of item.counts) {
      sums.set(value, (sums.get(value) ?? 0) + n);
    }
  }
  return [...sums].map(([value, n]) => ({ value, n })).sort((a, b) => a.value - b.value);
}

/** Lowest share first; those without answers last, they say nothing. */
export const weakestFirst = <Shared extends { readonly share: number | null }>(
  measures: readonly Shared[],
): readonly Shared[] => [...measures].sort((a, b) => (a.share ?? 2) - (b.share ?? 2));
