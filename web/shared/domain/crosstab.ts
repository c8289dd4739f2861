import type { ReportHead } from './results.ts';
import { optionsOf, type Instrument, type ScaleItem, type SingleItem } from './survey.ts';
import type { Text } from './text.ts';

/** An answer of a crosstab: the value of an option, what cannot be judged, or nothing. */
export type CrosstabAnswer = number | 'NA' | 'missing';

/** A number that is hidden is null. */
export interface CrosstabSide {
  readonly code: string;
  readonly answers: readonly CrosstabAnswer[];
  readonly totals: readonly (number | null)[];
}

export interface ShownCrosstab extends ReportHead {
  readonly shown: true;
  readonly responses: number;
  readonly first: CrosstabSide;
  readonly second: CrosstabSide;
  /** By answer to the first item, then to the second. */
  readonly counts: readonly (readonly (number | null)[])[];
  /** Who answered both; null, as what follows, where anything is hidden. */
  readonly n: number | null;
  readonly df: number | null;
  readonly chi_square: number | null;
  readonly p: number | null;
  readonly cramers_v: number | null;
}

/** How the answers to two items go together; of too few people nothing but the head is told. */
export type CrosstabReport = (ReportHead & { readonly shown: false }) | ShownCrosstab;

export type CrossedItem = ScaleItem | SingleItem;

export interface CrossedSection {
  readonly code: string;
  readonly factor: boolean;
  readonly title: Text;
  readonly items: readonly CrossedItem[];
}

/** The items that take one answer, which alone can be set side by side, by section. */
export const crossedSections = ({ sections }: Instrument): readonly CrossedSection[] =>
  sections
    .map(({ code, factor, title, items }) => ({
      code,
      factor,
      title,
      items: items.filter(
        (item): item is CrossedItem => item.kind === 'scale' || item.kind === 'single',
      ),
    }))
    .filter(({ items }) => items.length > 0);

export const crossedItem = (instrument: Instrument, code: string | null): CrossedItem | null =>
  crossedSections(instrument)
    .flatMap(({ items }) => items)
    .find((item) => item.code === code) ?? null;

/** The answer in words; null for what is no option. */
export const optionLabel = (
  instrument: Instrument,
  item: CrossedItem,
  answer: CrosstabAnswer,
): Text | null => optionsOf(instrument, item).find(({ value }) => value === answer)?.label ?? null;
