/** A text in several languages. Vietnamese is always there; the others may be missing. */
export interface Text {
  readonly vi: string;
  readonly [language: string]: string;
}

export type Language = 'vi' | 'en';

export const textIn = (text: Text, language: Language): string => text[language] ?? text.vi;

/**
 * Letters without their marks and case, so that "dat dai" finds "Đất đai": people at a
 * counter often type without Vietnamese marks. Đ has no decomposition and is done by hand.
 */
export const foldMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** The entries whose text contains every word of the query, in their old order. */
export function searchByText<Entry>(
  entries: readonly Entry[],
  query: string,
  textOf: (entry: Entry) => string,
): readonly Entry[] {
  const words = foldMarks(query).split(/\s+/).filter(Boolean);

  return entries.filter((entry) => {
    const text = foldMarks(textOf(entry));

    return words.every((word) => text.includes(word));
  });
}
