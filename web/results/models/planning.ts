import {
  detectableDifference,
  sampleSize,
  sizeForChange,
  type Detectable,
  type SampleSize,
} from '../../shared/domain/planning.ts';

/** What stands in the fields of the calculator, as it was typed. */
export interface PlanningFields {
  readonly share: string;
  readonly margin: string;
  readonly deff: string;
  readonly population: string;
  readonly valid: string;
  readonly rate: string;
  readonly first: string;
  readonly second: string;
  readonly change: string;
}

/** A number with a decimal comma or point; null for anything else. */
export function numberOf(typed: string): number | null {
  const text = typed.trim().replace(',', '.');

  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

const between = (value: number | null, low: number, high: number): number | null =>
  value !== null && value > low && value <= high ? value : null;

const percentOf = (typed: string): number | null => {
  const percent = between(numberOf(typed), 0, 100);

  return percent === null ? null : percent / 100;
};

/** Counts are whole, and people write thousands with dots or spaces. */
const countOf = (typed: string): number | null =>
  between(numberOf(typed.replace(/[\s.]/g, '')), 0, 1e9);

interface Expected {
  readonly share: number;
  readonly deff: number;
}

function expectedOf({ share, deff }: PlanningFields): Expected | null {
  const part = percentOf(share);
  const effect = between(numberOf(deff), 0, 1000);

  return part === null || part === 1 || effect === null ? null : { share: part, deff: effect };
}

export function sizeOf(fields: PlanningFields): SampleSize | null {
  const expected = expectedOf(fields);
  const margin = percentOf(fields.margin);
  const validRate = percentOf(fields.valid);
  const responseRate = percentOf(fields.rate);
  const endless = fields.population.trim() === '';
  const population = endless ? null : countOf(fields.population);

  return expected === null ||
    margin === null ||
    validRate === null ||
    responseRate === null ||
    (!endless && population === null)
    ? null
    : sampleSize({ ...expected, margin, population, validRate, responseRate });
}

export function differenceOf(fields: PlanningFields): Detectable | null {
  const expected = expectedOf(fields);
  const first = countOf(fields.first);
  const second = countOf(fields.second);

  return expected === null || first === null || second === null
    ? null
    : detectableDifference({ ...expected, first, second });
}

/** Towards the middle, where a change is hardest to find: the larger of the two numbers. */
export function changeSizeOf(fields: PlanningFields): number | null {
  const expected = expectedOf(fields);
  const change = percentOf(fields.change);

  if (expected === null || change === null) {
    return null;
  }
  const { share, deff } = expected;
  const sizes = [share + change, share - change]
    .filter((other) => other > 0 && other < 1)
    .map((other) => sizeForChange(share, other, deff));

  return sizes.length === 0 ? null : Math.max(...sizes);
}
