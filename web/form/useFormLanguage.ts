import { useEffect, useRef, useState } from 'preact/hooks';
import type { FormLanguage } from '../shared/domain/text.ts';
import { isFormLanguage, loadMessages } from '../shared/i18n/form.ts';

const KEY = 'sipas.form.language';

/** A link such as ?lang=ko decides, then the last choice; the form otherwise speaks Vietnamese. */
export function firstLanguage(): FormLanguage {
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

/**
 * The language of the page: Vietnamese until the messages of the wanted one are there. Without a
 * connection they may not come; the page then stays in the language it has.
 */
export function useFormLanguage(
  first: FormLanguage,
): readonly [FormLanguage, (language: FormLanguage) => void] {
  const [language, setLanguage] = useState<FormLanguage>('vi');
  const wanted = useRef(first);

  const show = async (next: FormLanguage): Promise<boolean> => {
    wanted.current = next;
    const ready = (await loadMessages(next)) && wanted.current === next;
    if (ready) {
      setLanguage(next);
    }
    return ready;
  };

  useEffect(() => void show(first), []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return [
    language,
    (next) => {
      void show(next).then((ready) => {
        if (ready) {
          keepLanguage(next);
        }
      });
    },
  ];
}
