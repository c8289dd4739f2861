import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../domain/text.ts';
import { isLanguage, keepLanguage, keptLanguage } from '../i18n/language.ts';

export const LANGUAGE_MEMBER = 'language';

const read = (): Language => {
  const word = new URLSearchParams(location.search).get(LANGUAGE_MEMBER);

  return isLanguage(word) ? word : keptLanguage();
};

/** The language stands in the address, so that who is sent the page reads the same words. */
export function useAddressLanguage(): readonly [Language, (language: Language) => void] {
  const [language, setLanguage] = useState(read);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    const back = () => setLanguage(read());

    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);

  return [
    language,
    (next) => {
      const query = new URLSearchParams(location.search);

      query.set(LANGUAGE_MEMBER, next);
      history.pushState(null, '', `?${query.toString()}`);
      keepLanguage(next);
      setLanguage(next);
    },
  ];
}
