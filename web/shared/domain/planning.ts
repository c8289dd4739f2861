/**
 * Sample sizes and detectable differences of a share, at 95 % confidence and 80 % power. `deff` is
 * the design effect: how many times more answers are needed than in a simple random sample.
 */

const Z_CONFIDENCE = 1.959963984540054;
const Z_POWER = 0.8416212335729143;

export interface SampleAim {
  /** The expected share, 0..1. */
  readonly share: number;
  /** Half of the interval's width, 0..1. */
  readonly margin: number;
  readonly deff: number;
  /** How many people there are; null when it is not known or very many. */
  readonly population: number | null;
  /** The part of the responses with a valid answer. */
  readonly validRate: number;
  readonly responseRate: number;
}

export interface SampleSize {
  /** For a population without end. */
  readonly simple: number;
  readonly corrected: number;
  readonly valid: number;
  readonly responses: number;
  readonly invitations: number;
}

export function sampleSize(aim: SampleAim): SampleSize {
  const { share, margin, deff, population, validRate, responseRate } = aim;
  const simple = (deff * Z_CONFIDENCE ** 2 * share * (1 - share)) / margin ** 2;
  const corrected = population === null ? simple : simple / (1 + (simple - 1) / population);
  const valid = Math.ceil(corrected);
  const responses = Math.ceil(corrected / validRate);

  return {
    simple,
    corrected,
    valid,
    responses,
    invitations: Math.ceil(corrected / validRate / responseRate),
  };
}

export interface Comparison {
  readonly share: number;
  readonly first: number;
  readonly second: number;
  readonly deff: number;
}

export interface Detectable {
  /** Found in four of five surveys in which it exists. */
  readonly detectable: number;
  /** Smaller differences are never significant. */
  readonly leastSignificant: number;
}

export function detectableDifference({ share, first, second, deff }: Comparison): Detectable {
  const se = Math.sqrt(deff * share * (1 - share) * (1 / first + 1 / second));

  return { detectable: (Z_CONFIDENCE + Z_POWER) * se, leastSignificant: Z_CONFIDENCE * se };
}

/** Valid answers needed in each of two periods to find a change from one share to another. */
export function sizeForChange(from: number, to: number, deff: number): number {
  const spread = from * (1 - from) + to * (1 - to);

  return Math.ceil(((Z_CONFIDENCE + Z_POWER) ** 2 * deff * spread) / (to - from) ** 2);
}
