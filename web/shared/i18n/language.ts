import type { Language } from '../domain/text.ts';

export const LANGUAGES: readonly Language[] = ['vi', 'en'];

const KEY = 'sipas.language';

export const isLanguage = (word: string | null): word is Language =>
  LANGUAGES.some((language) => language === word);

/** Storage may be forbidden by the browser; the page then simply starts in Vietnamese. */
export function keptLanguage(): Language {
  try {
    const kept = localStorage.getItem(KEY);

    return isLanguage(kept) ? kept : 'vi';
  } catch {
    return 'vi';
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Only the convenience of the next visit is lost.
  }
}
