import type { Text } from './text.ts';

/**
 * Points by the rule of a criterion, at once while somebody types. The service computes them again
 * and its points count; tests/vectors/par_rules.json holds the two to each other.
 */

export interface RuleOption {
  readonly code: string;
  readonly name: Text;
  readonly percent: number;
}

export interface RuleStep {
  readonly at_least: number;
  readonly points: number;
}

interface Counted {
  readonly counted?: Text;
}

export type Rule =
  | { readonly kind: 'manual' }
  | { readonly kind: 'checklist'; readonly options: readonly RuleOption[] }
  | (Counted & { readonly kind: 'ratio'; readonly target: number; readonly floor: number })
  | (Counted & { readonly kind: 'steps'; readonly steps: readonly RuleStep[] })
  | (Counted & { readonly kind: 'per_unit' | 'deduction'; readonly each: number })
  | (Counted & { readonly kind: 'bonus'; readonly each?: number; readonly lowest?: number })
  | { readonly kind: 'survey_linear' }
  | {
      readonly kind: 'survey_options';
      readonly item: string;
      readonly options: readonly RuleOption[];
    }
  | { readonly kind: 'survey_steps'; readonly steps: readonly RuleStep[] };

export type RuleKind = Rule['kind'];

/** What points are made from; only the members that the rule takes are there. */
export interface Facts {
  readonly option?: string;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly value?: number;
  readonly count?: number;
}

const MILLION = 1_000_000;

/** Points in whole millionths, as the service keeps them: sums then have no binary noise. */
export const millionths = (points: number): number => Math.round(points * MILLION);

export const ofMillionths = (points: number): number => points / MILLION;

export const isSurveyRule = (kind: string): boolean => kind.startsWith('survey');

/** The lowest and the highest points that a leaf may get. */
export const boundsOf = (rule: Rule, max: number): readonly [number, number] => [
  rule.kind === 'bonus' ? (rule.lowest ?? 0) : 0,
  max,
];

/** Whether points are typed in: then there is nothing to make them from. */
export const takesPoints = (rule: Rule): boolean =>
  rule.kind === 'manual' || (rule.kind === 'bonus' && (rule.each ?? 0) === 0);

const whole = (value: number | undefined): value is number =>
  value !== undefined && Number.isSafeInteger(value) && value >= 0;

const clamped = (points: number, low: number, high: number): number =>
  Math.min(Math.max(points, low), high);

/** Null while the facts are not such as the rule takes. */
export function pointsOfFacts(rule: Rule, max: number, facts: Facts): number | null {
  const full = millionths(max);
  const found = millionthsOf(rule, full, facts);

  return found === null ? null : ofMillionths(found);
}

function millionthsOf(rule: Rule, full: number, facts: Facts): number | null {
  switch (rule.kind) {
    case 'checklist':
      return checked(rule.options, full, facts);
    case 'ratio':
      return ratioPoints(rule, full, facts);
    case 'steps':
      return steppedPoints(rule.steps, full, facts);
    case 'per_unit':
      return whole(facts.count) ? clamped(millionths(rule.each) * facts.count, 0, full) : null;
    case 'deduction':
      return whole(facts.count)
        ? clamped(full - millionths(rule.each) * facts.count, 0, full)
        : null;
    case 'bonus':
      return bonusPoints(rule, full, facts);
    default:
      return null;
  }
}

function checked(options: readonly RuleOption[], full: number, { option }: Facts): number | null {
  const chosen = options.find(({ code }) => code === option);

  return chosen === undefined ? null : Math.round((full * chosen.percent) / 100);
}

interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

function ratioOf({ numerator, denominator }: Facts): Ratio | null {
  return whole(numerator) && whole(denominator) && denominator > 0
    ? { numerator, denominator }
    : null;
}

/** Without a division, so that 19 of 20 is exactly 95 %. */
const reaches = ({ numerator, denominator }: Ratio, percent: number): boolean =>
  numerator * 100 * MILLION >= millionths(percent) * denominator;

function ratioPoints(
  rule: { readonly target: number; readonly floor: number },
  full: number,
  facts: Facts,
): number | null {
  const ratio = ratioOf(facts);

  if (ratio === null) {
    return null;
  }
  if (reaches(ratio, rule.target)) {
    return full;
  }
  return reaches(ratio, rule.floor)
    ? clamped(Math.round((full * ratio.numerator) / ratio.denominator), 0, full)
    : 0;
}

function steppedPoints(steps: readonly RuleStep[], full: number, facts: Facts): number | null {
  const { value } = facts;
  const ratio = ratioOf(facts);

  if (ratio === null && (value === undefined || !Number.isFinite(value))) {
    return null;
  }
  const reached = steps.find(({ at_least: least }) =>
    ratio === null ? millionths(value ?? 0) >= millionths(least) : reaches(ratio, least),
  );

  return reached === undefined ? 0 : clamped(millionths(reached.points), 0, full);
}

function bonusPoints(
  rule: { readonly each?: number; readonly lowest?: number },
  full: number,
  { count }: Facts,
): number | null {
  const each = rule.each ?? 0;

  return each === 0 || !whole(count)
    ? null
    : clamped(millionths(each) * count, millionths(rule.lowest ?? 0), full);
}
