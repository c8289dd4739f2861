import { useEffect, useState } from 'preact/hooks';
import { queryOf, selectionOf, type Selection } from '../shared/domain/filters.ts';
import type { SurveyEntry } from '../shared/domain/survey.ts';
import { LANGUAGE_MEMBER } from '../shared/ui/useAddressLanguage.ts';

/** The selection lives in the address: it survives a reload and can be sent to a colleague. */
export function useSelection(
  surveys: readonly SurveyEntry[],
): readonly [Selection, (selection: Selection) => void] {
  const read = (): Selection => {
    const selection = selectionOf(new Map(new URLSearchParams(location.search)));
    const first = surveys.find(({ state }) => state === 'open') ?? surveys[0];

    return { ...selection, survey: selection.survey ?? first?.code ?? null };
  };
  const [selection, setSelection] = useState(read);

  useEffect(() => {
    const back = () => setSelection(read());

    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);

  return [
    selection,
    (next) => {
      const query = new URLSearchParams(queryOf(next).map(([name, value]) => [name, value]));
      const language = new URLSearchParams(location.search).get(LANGUAGE_MEMBER);

      if (language !== null) {
        query.set(LANGUAGE_MEMBER, language);
      }

      history.pushState(null, '', `?${query.toString()}`);
      setSelection(next);
    },
  ];
}
