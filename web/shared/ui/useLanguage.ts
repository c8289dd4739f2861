import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../domain/text.ts';
import { keepLanguage, keptLanguage } from '../i18n/language.ts';

/** The language of the page, kept for the next visit and told to the browser. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const [language, setLanguage] = useState<Language>(keptLanguage);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return [
    language,
    (next) => {
      keepLanguage(next);
      setLanguage(next);
    },
  ];
}
