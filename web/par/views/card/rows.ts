import {
  findCriterion,
  isLeaf,
  type Criterion,
  type TreeRow,
} from '../../../shared/domain/scorecard.ts';

/** The control of the row of a criterion. */
export const rowId = (code: string): string => `row-${code.replaceAll('.', '-')}`;

/** Which rows are open, by code. */
export type OpenRows = ReadonlySet<string>;

export function toggled(open: OpenRows, code: string): OpenRows {
  const next = new Set(open);

  if (!next.delete(code)) {
    next.add(code);
  }
  return next;
}

/** A row can be seen when everything that it lies in is open. */
export const isSeen = ({ above }: TreeRow, open: OpenRows): boolean =>
  above.every((code) => open.has(code));

/** All sums; the leaves stay closed, as nobody works on all of them at once. */
export const allSums = (rows: readonly TreeRow[]): OpenRows =>
  new Set(rows.flatMap(({ criterion }) => (isLeaf(criterion) ? [] : [criterion.code])));

/** Open as far as is needed to see the criterion, and the criterion itself. */
export function openedTo(open: OpenRows, fields: readonly Criterion[], code: string): OpenRows {
  const found = findCriterion(fields, code);

  return found === undefined ? open : new Set([...open, ...found.above, code]);
}

export type RowKey = 'next' | 'previous' | 'first' | 'last' | 'open' | 'close';

export const KEYS: Readonly<Record<string, RowKey>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  ArrowRight: 'open',
  ArrowLeft: 'close',
};

/** Where a key leads, and what it opens or closes on the way. */
export interface Moved {
  readonly code: string;
  readonly open: OpenRows;
}

export function moved(rows: readonly TreeRow[], open: OpenRows, code: string, key: RowKey): Moved {
  const seen = rows.filter((row) => isSeen(row, open));
  const place = seen.findIndex(({ criterion }) => criterion.code === code);
  const here = seen[place];
  const to = (next: TreeRow | undefined): Moved => ({ code: next?.criterion.code ?? code, open });

  switch (key) {
    case 'next':
      return to(seen[place + 1]);
    case 'previous':
      return to(seen[Math.max(0, place - 1)]);
    case 'first':
      return to(seen[0]);
    case 'last':
      return to(seen.at(-1));
    case 'open':
      return open.has(code) ? to(seen[place + 1]) : { code, open: toggled(open, code) };
    case 'close':
      return open.has(code)
        ? { code, open: toggled(open, code) }
        : { code: here?.above.at(-1) ?? code, open };
  }
}
