/** A text in several languages. Vietnamese is always there; the others may be missing. */
export interface Text {
  readonly vi: string;
  readonly [language: string]: string;
}

export type Language = 'vi' | 'en';

/** The online form speaks the languages of the investors, too. */
export type FormLanguage = Language | 'ko' | 'ja' | 'zh';

export const textIn = (text: Text, language: FormLanguage): string => text[language] ?? text.vi;

/** A text together with the language that it is written in. */
export interface Wording {
  readonly language: string;
  readonly text: string;
}

/**
 * How a text is shown to a reader: in their language if there is one, else in Vietnamese, which is
 * the official wording, with English beneath for those who do not read Vietnamese.
 */
export function wordingsOf(text: Text, language: FormLanguage): readonly Wording[] {
  const own = text[language];
  const { vi, en } = text;

  if (own !== undefined) {
    return [{ language, text: own }];
  }
  return [
    { language: 'vi', text: vi },
    ...(language === 'en' || en === undefined || en === vi ? [] : [{ language: 'en', text: en }]),
  ];
}

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
