import type { Json } from './http.ts';

/** Figures of a set of responses, worked out from the answers as sent; nothing of the service is used. */

const Z = 1.959963984540054;
const isSatisfied = (item: Json, value: unknown): boolean =>
  item.options.some((option: Json) => option.value === value && option.satisfied === true);

export interface Share {
  readonly satisfied: number;
  readonly valid: number;
  readonly respondents: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export function wilson(share: number, n: number): { readonly low: number; readonly high: number } {
  const z2 = Z * Z;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));

  return { low: share === 0 ? 0 : centre - half, high: share === 1 ? 1 : centre + half };
}

/** The items of an instrument with their options, and the factor each belongs to. */
export function itemsOf(instrument: Json): readonly Json[] {
  return instrument.sections.flatMap((section: Json) =>
    section.items.map((item: Json) => ({
      ...item,
      options:
        item.options ??
        instrument.scales.find(({ code }: Json) => code === item.scale)?.options ??
        [],
      factor: section.factor ? section.code : null,
      group: section.group ?? null,
    })),
  );
}

const isValid = (item: Json, value: unknown): boolean =>
  item.options.some((option: Json) => option.value === value);
export const isCriterion = (item: Json): boolean =>
  item.factor !== null &&
  item.kind === 'scale' &&
  item.options.some((option: Json) => option.satisfied === true);

interface Sums {
  readonly num: number;
  readonly den: number;
}

function sumsOf(response: Json, items: readonly Json[]): Sums {
  const valid = items.filter((item) => isValid(item, response.answers[item.code]));

  return {
    num: valid.filter((item) => isSatisfied(item, response.answers[item.code])).length,
    den: valid.length,
  };
}

const added = (sums: readonly Sums[]): Sums =>
  sums.reduce((total, { num, den }) => ({ num: total.num + num, den: total.den + den }), {
    num: 0,
    den: 0,
  });

/**
 * The mean of the shares of the components (one component: the pooled share) with the interval of its respondents:
 * Wilson with the effective size that the linearised variance between respondents gives.
 */
export function shareOf(
  responses: readonly Json[],
  components: readonly (readonly Json[])[],
): Share {
  const totals = components.map((items) =>
    added(responses.map((response) => sumsOf(response, items))),
  );
  const used = components.filter((_, place) => totals[place]!.den > 0);
  const usedTotals = totals.filter(({ den }) => den > 0);
  const { num: satisfied, den: valid } = added(totals);
  const rows = responses.map((response) => used.map((items) => sumsOf(response, items)));
  const respondents = rows.filter((row) => row.some(({ den }) => den > 0)).length;

  if (used.length === 0) {
    return { satisfied: 0, valid: 0, respondents: 0, share: null, low: null, high: null };
  }
  const share = usedTotals.reduce((sum, { num, den }) => sum + num / den, 0) / used.length;
  const squares = rows.reduce((sum, row) => {
    const u = row.reduce((part, { num, den }, place) => {
      const total = usedTotals[place]!;

      return part + (num - (total.num / total.den) * den) / total.den;
    }, 0);

    return sum + (u / used.length) ** 2;
  }, 0);
  let size = respondents;

  if (satisfied !== 0 && satisfied !== valid && respondents > 1) {
    const variance = (respondents / (respondents - 1)) * squares;

    if (variance >= 1e-18) {
      size = Math.min(valid, ((valid / (valid - 1)) * share * (1 - share)) / variance);
    }
  }
  return { satisfied, valid, respondents, share, ...wilson(share, size) };
}

/** What results say of one item: distribution, n, NA, missing, mean and share. */
export function itemFigures(responses: readonly Json[], item: Json): Json {
  const given = responses.map((response) => response.answers[item.code]);
  const chose = (value: number) => (answer: unknown) =>
    Array.isArray(answer) ? answer.includes(value) : answer === value;
  const na = given.filter((answer) => answer === 'NA').length;
  const missing = given.filter((answer) => answer === undefined).length;
  const n = responses.length - na - missing;
  const sum = given.reduce(
    (total: number, answer) => (typeof answer === 'number' ? total + answer : total),
    0,
  );
  const satisfied = given.filter((answer) => isSatisfied(item, answer)).length;
  const shares = item.options.some((option: Json) => option.satisfied === true) && n > 0;

  return {
    code: item.code,
    kind: item.kind,
    factor: item.factor,
    counts: item.options.map(({ value }: Json) => ({
      value,
      n: given.filter(chose(value)).length,
    })),
    n,
    na,
    missing,
    mean: item.kind === 'scale' && n > 0 ? sum / n : null,
    satisfied: shares
      ? { satisfied, valid: n, respondents: n, share: satisfied / n, ...wilson(satisfied / n, n) }
      : null,
  };
}

/** |a-e| <= 1e-9 max(1e-3, |e|), or the same value. */
export function agrees(actual: unknown, expected: unknown): boolean {
  if (typeof actual === 'number' && typeof expected === 'number') {
    return Math.abs(actual - expected) <= 1e-9 * Math.max(1e-3, Math.abs(expected));
  }
  return actual === expected;
}

/** Places where two documents differ, numbers compared as above. */
export function differences(actual: Json, expected: Json, place = ''): readonly string[] {
  if (
    typeof expected !== 'object' ||
    expected === null ||
    typeof actual !== 'object' ||
    actual === null
  ) {
    return agrees(actual, expected)
      ? []
      : [`${place}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`];
  }
  const names = new Set([...Object.keys(actual), ...Object.keys(expected)]);

  return [...names].flatMap((name) =>
    differences(actual[name], expected[name], `${place}/${name}`),
  );
}
