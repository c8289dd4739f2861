import { useEffect, useState } from 'preact/hooks';
import { findCounter } from '../shared/domain/survey.ts';
import { commonMessages } from '../shared/i18n/common.ts';
import { Loading } from '../shared/ui/Loading.tsx';
import { keepScreenOn, stopPinching } from './comfort.ts';
import type { Tablet } from './device/tablet.ts';
import { Kiosk } from './Kiosk.tsx';
import { useSurvey } from './useSurvey.ts';
import { StandstillScreen, type Standstill } from './views/StandstillScreen.tsx';

export interface RunningProps {
  readonly tablet: Tablet;
  readonly counter: string;
}

/** A tablet that knows its counter: takes answers, or says why it does not. */
export function Running({ tablet, counter }: RunningProps) {
  const surveyed = useSurvey(tablet);
  const revoked = useRevoked(tablet);
  const [contrast, setContrast] = useContrast(tablet);

  useEffect(keepScreenOn, []);
  useEffect(stopPinching, []);

  const stand = (why: Standstill) => (
    <StandstillScreen why={why} tablet={tablet} contrast={contrast} onContrast={setContrast} />
  );
  if (revoked) {
    return stand('revoked');
  }
  if (surveyed.is === 'loading') {
    return <Loading messages={commonMessages.vi} />;
  }
  if (surveyed.is !== 'ready') {
    return stand(surveyed.is === 'waiting' ? 'waitingForNetwork' : 'unknownCounter');
  }
  const { survey } = surveyed;
  const found = findCounter(survey, counter);

  if (found === null) {
    return stand(tablet.device === null ? 'unknownCounter' : 'wrongPlace');
  }
  if (survey.state !== 'open' || !survey.channels.includes('kiosk')) {
    return stand('closed');
  }
  return tablet.device === null && survey.kiosks === 'enrolled' ? (
    stand('onlyEnrolled')
  ) : (
    <Kiosk
      tablet={tablet}
      place={{ survey, ...found }}
      contrast={contrast}
      onContrast={setContrast}
    />
  );
}

function useRevoked(tablet: Tablet): boolean {
  const [revoked, setRevoked] = useState(false);

  useEffect(() => {
    void tablet.store.read('revoked').then((kept) => setRevoked((now) => now || kept === true));
    return tablet.onContact(({ is }) => is === 'revoked' && setRevoked(true));
  }, [tablet]);
  return revoked;
}

/** The contrast that each person starts with; the staff sets it for this tablet. */
function useContrast({ store }: Tablet): readonly [boolean, (contrast: boolean) => void] {
  const [contrast, setContrast] = useState(false);

  useEffect(() => {
    void store.read('contrast').then((kept) => setContrast(kept === true));
  }, [store]);
  return [
    contrast,
    (next) => {
      setContrast(next);
      void store.write('contrast', next).catch(() => undefined);
    },
  ];
}
