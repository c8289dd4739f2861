import { useEffect, useState } from 'preact/hooks';
import type { FrameworkEntry } from '../shared/domain/scorecard.ts';
import { LANGUAGE_MEMBER } from '../shared/ui/useAddressLanguage.ts';
import { firstChoice, tabOf, type CardChoice, type Tab } from './choice.ts';

export interface Place {
  readonly choice: CardChoice | null;
  readonly tab: Tab;
}

const asked = () => new URLSearchParams(location.search);

/** The address of a part of a scorecard; the language stays as it is. */
export function addressOf(choice: CardChoice, tab: Tab): string {
  const query = new URLSearchParams({ ...choice, tab });
  const language = asked().get(LANGUAGE_MEMBER);

  if (language !== null) {
    query.set(LANGUAGE_MEMBER, language);
  }
  return `?${query.toString()}`;
}

function placeOf(frameworks: readonly FrameworkEntry[]): Place {
  const query = asked();
  const wanted = {
    framework: query.get('framework') ?? '',
    unit: query.get('unit') ?? '',
    period: query.get('period') ?? '',
  };

  return { choice: firstChoice(frameworks, wanted), tab: tabOf(query.get('tab')) };
}

/** Which scorecard and which part of it: in the address, so that a colleague can be sent there. */
export function usePlace(
  frameworks: readonly FrameworkEntry[],
): readonly [Place, (choice: CardChoice, tab: Tab) => void] {
  const [place, setPlace] = useState(() => placeOf(frameworks));

  useEffect(() => {
    const back = () => setPlace(placeOf(frameworks));

    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, [frameworks]);

  return [
    place,
    (choice, tab) => {
      history.pushState(null, '', addressOf(choice, tab));
      setPlace({ choice, tab });
    },
  ];
}
