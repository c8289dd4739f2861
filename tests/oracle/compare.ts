/** What is held against each other: a figure, or a word beside the figures. */
type Leaf = number | boolean | string | null;

export interface Comparison {
  readonly compared: number;
  readonly worst: number;
  /** Place by place, what is wrong. */
  readonly faults: readonly string[];
}

const tolerance = 1e-9;
const smallest = 1e-3;

/** Where the reference tells about itself, not about the data. */
const aboutItself = [/^\/meta(\/|$)/, /\/note$/, /\/one_pass_max_abs_diff_to_survey_trimWeights$/];

const isAboutItself = (place: string): boolean =>
  aboutItself.some((pattern) => pattern.test(place));

const isLeaf = (value: unknown): value is Leaf => typeof value !== 'object' || value === null;

/** The leaves of a document with their places; those about the reference itself are left out. */
export function* leavesOf(value: unknown, place = ''): Generator<readonly [string, Leaf]> {
  if (isAboutItself(place)) {
    return;
  }
  if (isLeaf(value)) {
    yield [place, value];
    return;
  }
  for (const [name, member] of Object.entries(value as object)) {
    yield* leavesOf(member, `${place}/${name}`);
  }
}

/** The lists of a document with their places and lengths. */
function* lengthsOf(value: unknown, place = ''): Generator<readonly [string, number]> {
  if (isLeaf(value) || isAboutItself(place)) {
    return;
  }
  if (Array.isArray(value)) {
    yield [place, value.length];
  }
  for (const [name, member] of Object.entries(value as object)) {
    yield* lengthsOf(member, `${place}/${name}`);
  }
}

/** |a-e| over max(1e-3, |e|). */
export const relativeError = (actual: number, expected: number): number =>
  Math.abs(actual - expected) / Math.max(smallest, Math.abs(expected));

/** Holds every leaf of expected against actual, a document of the same form. */
export function compare(actual: unknown, expected: unknown): Comparison {
  const found = new Map(leavesOf(actual));
  const faults: string[] = [];
  let compared = 0;
  let worst = 0;

  for (const [place, wanted] of leavesOf(expected)) {
    const figure = found.get(place);

    if (figure === undefined) {
      faults.push(`${place}: not told`);
      continue;
    }
    compared += 1;
    if (typeof figure === 'number' && typeof wanted === 'number') {
      const error = relativeError(figure, wanted);

      worst = Math.max(worst, error);
      if (!(error <= tolerance)) {
        faults.push(`${place}: ${figure} instead of ${wanted}`);
      }
    } else if (figure !== wanted) {
      faults.push(`${place}: ${figure} instead of ${wanted}`);
    }
  }
  const lengths = new Map(lengthsOf(actual));

  for (const [place, length] of lengthsOf(expected)) {
    if (lengths.get(place) !== length) {
      faults.push(
        `${place}: ${lengths.get(place) ?? 'not told,'} instead of ${length} in the list`,
      );
    }
  }
  return { compared, worst, faults };
}
