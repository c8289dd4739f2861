import { CUTS, SCHEMES, type Cut, type Scheme } from './results.ts';

export type Filters = Readonly<Partial<Record<Cut, string>>>;

/** What the results page shows; it lives in the address, so that it can be sent to a colleague. */
export interface Selection {
  readonly survey: string | null;
  readonly by: Cut | null;
  /** null leaves the choice of the weights to the service. */
  readonly scheme: Scheme | null;
  readonly filters: Filters;
}

/** Two questions side by side; null is not chosen yet. */
export interface Pair {
  readonly first: string | null;
  readonly second: string | null;
  /** What stands in the cells: the share of their row rather than the number of responses. */
  readonly shares: boolean;
}

export const NO_PAIR: Pair = { first: null, second: null, shares: false };

/** The word itself if it is one of these. */
export const oneOf = <Word extends string>(words: readonly Word[], word: string | undefined) =>
  words.find((candidate) => candidate === word) ?? null;

/** `query` is what stands after the question mark, decoded into pairs. */
export function selectionOf(query: ReadonlyMap<string, string>): Selection {
  const filters = CUTS.flatMap((cut) => {
    const value = query.get(cut);

    return value === undefined || value === '' ? [] : [[cut, value]];
  });

  return {
    survey: query.get('survey') ?? null,
    by: oneOf(CUTS, query.get('by')),
    scheme: oneOf(SCHEMES, query.get('scheme')),
    filters: Object.fromEntries(filters) as Filters,
  };
}

export function queryOf(selection: Selection): readonly (readonly [string, string])[] {
  const pairs = CUTS.flatMap((cut) => {
    const value = selection.filters[cut];

    return value === undefined ? [] : [[cut, value] as const];
  });

  return [
    ...(selection.survey === null ? [] : [['survey', selection.survey] as const]),
    ...(selection.by === null ? [] : [['by', selection.by] as const]),
    ...(selection.scheme === null ? [] : [['scheme', selection.scheme] as const]),
    ...pairs,
  ];
}

export const pairOf = (query: ReadonlyMap<string, string>): Pair => ({
  first: query.get('first') ?? null,
  second: query.get('second') ?? null,
  shares: query.get('cells') === 'share',
});

export const queryOfPair = ({ first, second, shares }: Pair) => [
  ...(first === null ? [] : [['first', first] as const]),
  ...(second === null ? [] : [['second', second] as const]),
  ...(shares ? [['cells', 'share'] as const] : []),
];

/** Sets one filter; the empty text takes it away. */
export function withFilter(filters: Filters, cut: Cut, value: string): Filters {
  const { [cut]: _old, ...others } = filters;

  return value === '' ? others : { ...others, [cut]: value };
}
