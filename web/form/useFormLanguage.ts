import { useEffect, useState } from 'preact/hooks';
import type { FormLanguage } from '../shared/domain/text.ts';
import { isFormLanguage } from '../shared/i18n/form.ts';

const KEY = 'sipas.form.language';

/** A link such as ?lang=ko decides, then the last choice; the form otherwise speaks Vietnamese. */
function firstLanguage(): FormLanguage {
  const linked = new URLSearchParams(location.search).get('lang');
  if (isFormLanguage(linked)) {
    return linked;
  }
  try {
    const kept = localStorage.getItem(KEY);

    return isFormLanguage(kept) ? kept : 'vi';
  } catch {
    return 'vi';
  }
}

/** After a choice the address must not lead back to the language of the link. */
function keepLanguage(language: FormLanguage): void {
  const address = new URL(location.href);

  address.searchParams.set('lang', language);
  history.replaceState(history.state, '', address);
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // The address keeps it for this visit.
  }
}

export function useFormLanguage(): readonly [FormLanguage, (language: FormLanguage) => void] {
  const [language, setLanguage] = useState(firstLanguage);

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
