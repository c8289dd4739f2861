import { useEffect, useRef, useState } from 'preact/hooks';
import { getSurvey } from '../shared/api/surveys.ts';
import type { Survey } from '../shared/domain/survey.ts';
import type { Tablet } from './device/tablet.ts';
import { loadFontsAfterContent } from '../shared/ui/lateFonts.ts';
import { nobodyThere } from './presence.ts';
import { lookForUpdate, watchUpdates } from './updates.ts';

const HOUR_MS = 3_600_000;
const RETRY_MS = 10_000;

export type Surveyed =
  | { readonly is: 'loading' }
  /** Asked in vain, and no copy of an earlier time. */
  | { readonly is: 'waiting' }
  | { readonly is: 'unknown' }
  | { readonly is: 'ready'; readonly survey: Survey };

/**
 * The survey, asked for until it is there and then every hour, and with it whether the page has a
 * new version. Both are taken between two persons only; a failure never takes the present one away.
 */
export function useSurvey({ survey: code, keeper, sender }: Tablet): Surveyed {
  const [surveyed, setSurveyed] = useState<Surveyed>({ is: 'loading' });
  const present = useRef(surveyed);

  present.current = surveyed;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    let asking = 0;

    const take = (next: Surveyed) => {
      const before = present.current;
      const news = JSON.stringify(before) !== JSON.stringify(next);

      if (news && (before.is !== 'ready' || (next.is === 'ready' && nobodyThere()))) {
        setSurveyed(next);
      }
    };
    const ask = async () => {
      clearTimeout(timer);
      asking += 1;
      const reply = await getSurvey(code);

      asking -= 1;
      loadFontsAfterContent();
      const found = reply.ok || present.current.is === 'ready';

      if (over) {
        return;
      }
      if (reply.ok) {
        take({ is: 'ready', survey: reply.value });
      } else {
        take({ is: reply.problem.status === 404 ? 'unknown' : 'waiting' });
      }
      timer = setTimeout(() => void ask(), found ? HOUR_MS : RETRY_MS);
      lookForUpdate();
    };
    const again = () => void ask();
    // The first answer came before the worker was there to keep it.
    const stopWatching = watchUpdates(
      again,
      () => nobodyThere() && !keeper.busy() && sender.resting() && asking === 0,
    );

    window.addEventListener('online', again);
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
      stopWatching();
      window.removeEventListener('online', again);
    };
  }, [code]);

  return surveyed;
}
