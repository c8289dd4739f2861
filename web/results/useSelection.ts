import { useEffect, useState } from 'preact/hooks';
import {
  NO_PAIR,
  pairOf,
  queryOf,
  queryOfPair,
  selectionOf,
  type Pair,
  type Selection,
} from '../shared/domain/filters.ts';
import type { SurveyEntry } from '../shared/domain/survey.ts';
import { LANGUAGE_MEMBER } from '../shared/ui/useAddressLanguage.ts';

/** All that has been chosen. */
export interface Chosen {
  readonly selection: Selection;
  readonly pair: Pair;
}

/** What is chosen lives in the address: it survives a reload and can be sent to a colleague. */
export function useSelection(
  surveys: readonly SurveyEntry[],
): readonly [Chosen, (change: Partial<Chosen>) => void] {
  const read = (): Chosen => {
    const query = new Map(new URLSearchParams(location.search));
    const selection = selectionOf(query);
    const first = surveys.find(({ state }) => state === 'open') ?? surveys[0];

    return {
      selection: { ...selection, survey: selection.survey ?? first?.code ?? null },
      pair: pairOf(query),
    };
  };
  const [chosen, setChosen] = useState(read);

  useEffect(() => {
    const back = () => setChosen(read());

    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);

  return [
    chosen,
    (change) => {
      const next = changed(chosen, change);
      const pairs = [...queryOf(next.selection), ...queryOfPair(next.pair)];
      const query = new URLSearchParams(pairs.map(([name, value]) => [name, value]));
      const language = new URLSearchParams(location.search).get(LANGUAGE_MEMBER);

      if (language !== null) {
        query.set(LANGUAGE_MEMBER, language);
      }

      history.pushState(null, '', `?${query.toString()}`);
      setChosen(next);
    },
  ];
}

/** Another survey has other questions. */
function changed(chosen: Chosen, change: Partial<Chosen>): Chosen {
  const next = { ...chosen, ...change };

  return next.selection.survey === chosen.selection.survey ? next : { ...next, pair: NO_PAIR };
}
