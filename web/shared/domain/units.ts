import type { Text } from './text.ts';

/** An office, or a counter of one. */
export interface Unit {
  readonly code: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly name: Text;
  readonly valid_from: string;
  /** Exclusive; null: it still is. */
  readonly valid_until: string | null;
}

/** Whether a unit is there at any time of the year of a period; of a period without a year, today. */
export function existsIn(
  { valid_from: from, valid_until: until }: Unit,
  period: string,
  today: string,
) {
  const [year] = /^\d{4}/.exec(period) ?? [];
  const [first, last] = year === undefined ? [today, today] : [`${year}-01-01`, `${year}-12-31`];

  return from <= last && (until === null || first < until);
}

/** Units that can be scored: those of the level of the framework first. Counters are nobody's peers. */
export function scorable(units: readonly Unit[], level: string | undefined): readonly Unit[] {
  const offices = units.filter(({ kind }) => kind !== 'counter');

  return [
    ...offices.filter(({ kind }) => kind === level),
    ...offices.filter(({ kind }) => kind !== level),
  ];
}

/**
 * Who may be put in charge of something: the unit itself, those right below it, then all others
 * by name. Counters take answers; nobody there is in charge.
 */
export function inCharge(units: readonly Unit[], own: string, today: string): readonly Unit[] {
  const nearness = ({ code, parent }: Unit) => (code === own ? 0 : parent === own ? 1 : 2);
  const byName = new Intl.Collator('vi').compare;

  return units
    .filter((unit) => unit.kind !== 'counter' && existsIn(unit, '', today))
    .sort((a, b) => nearness(a) - nearness(b) || byName(a.name.vi, b.name.vi));
}

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase();

/** Whether a unit is meant by what was typed: marks may be left out, as in a hurry. */
export const isMeant = ({ code, name }: Unit, typed: string): boolean =>
  folded(`${code} ${Object.values(name).join(' ')}`).includes(folded(typed.trim()));

/** Whether a key press confirms what was typed; Enter that ends a composition only ends the word. */
export const confirms = (press: { readonly key: string; readonly isComposing: boolean }): boolean =>
  press.key === 'Enter' && !press.isComposing;

/** The unit that is taken when a search is confirmed: the first found, of an empty search none. */
export const takenOf = (typed: string, found: readonly Unit[]): Unit | null =>
  typed.trim() === '' ? null : (found[0] ?? null);
