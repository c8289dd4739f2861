import type { Count } from './results.ts';
import { isOverall, optionsOf, type Instrument, type Item, type Option } from './survey.ts';

export interface Segment {
  readonly value: number;
  readonly n: number;
  readonly share: number;
  /** From where to where, as shares of all answers; 0 is the middle of the neutral answer. */
  readonly from: number;
  readonly until: number;
}

/**
 * Bars that grow to both sides of a middle line: satisfied to the right, the others to the left.
 * With an odd number of options the middle one is neutral and lies half on either side.
 */
export function divergingSegments(
  options: readonly Option[],
  counts: readonly Count[],
): readonly Segment[] {
  const ordered = [...options].sort((a, b) => a.value - b.value);
  const n = ordered.map(({ value }) => counts.find((count) => count.value === value)?.n ?? 0);
  const total = n.reduce((sum, count) => sum + count, 0);

  if (total === 0) {
    return [];
  }
  const middle = (ordered.length - 1) / 2;
  const left = n.reduce(
    (sum, count, place) => sum + (place < middle ? count : place === middle ? count / 2 : 0),
    0,
  );
  let from = -left / total;

  return ordered.map(({ value }, place) => {
    const share = (n[place] ?? 0) / total;
    const segment = { value, n: n[place] ?? 0, share, from, until: from + share };

    from = segment.until;
    return segment;
  });
}

/** How far bars reach to either side of their middle; one range for all makes them comparable. */
export interface Range {
  readonly left: number;
  readonly right: number;
}

/** Room for the longest bar on each side, in full tenths, and never less than a fifth. */
export function commonRange(bars: readonly (readonly Segment[])[]): Range {
  const ends = bars.flatMap((segments) => segments.flatMap(({ from, until }) => [from, until]));
  const outward = (reach: number) => Math.max(Math.ceil(reach * 10 - 1e-9) / 10, 0.2);

  return { left: outward(-Math.min(0, ...ends)), right: outward(Math.max(0, ...ends)) };
}

/** Steps for an axis from 0 to `max`: at most seven, of a round size. */
export function ticks(max: number): readonly number[] {
  const size = [1, 2, 5, 10, 20, 25, 50, 100].find((step) => max / step <= 6) ?? max;
  const steps = Array.from({ length: Math.floor(max / size) + 1 }, (_, step) => step * size);

  return steps.at(-1) === max ? steps : [...steps.filter((step) => max - step >= size / 2), max];
}

/** Place 0..1 of an option among its scale by value: 0 is the worst face, 1 the best. */
export function moodOf(options: readonly Option[], value: number): number {
  const rank = options.filter((option) => option.value < value).length;

  return options.length < 2 ? 1 : rank / (options.length - 1);
}

/** Faces only suit answers about satisfaction; the others are shown as words. */
export const showsFaces = (options: readonly Option[]): boolean =>
  options.length >= 2 && options.length <= 5 && options.some((option) => option.satisfied === true);

/** A statement does not say by itself that satisfaction with it is asked for; the overall question does. */
export const isStatement = (instrument: Instrument, item: Item): boolean =>
  item.kind === 'scale' && !isOverall(item) && showsFaces(optionsOf(instrument, item));
