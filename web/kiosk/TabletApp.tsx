import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { commonMessages } from '../shared/i18n/common.ts';
import { codeOfFragment } from '../shared/domain/device_code.ts';
import { Loading } from '../shared/ui/Loading.tsx';
import type { EnrolScreenProps } from './enrol/EnrolScreen.tsx';
import { Lazy } from './Lazy.tsx';
import { Running } from './Running.tsx';
import { addressOf, start, type Phase } from './start.ts';
import type { ChooseScreenProps } from './trial/ChooseScreen.tsx';
import { StandstillScreen } from './views/StandstillScreen.tsx';
import '../shared/ui/base.css';
import '../shared/ui/controls.css';
import './kiosk.css';

const enrolScreen = (): Promise<ComponentType<EnrolScreenProps>> =>
  import('./enrol/EnrolScreen.tsx').then(({ EnrolScreen }) => EnrolScreen);
const chooseScreen = (): Promise<ComponentType<ChooseScreenProps>> =>
  import('./trial/ChooseScreen.tsx').then(({ ChooseScreen }) => ChooseScreen);

const address = addressOf(location.search, location.hash);

// The code of an enrolment link must not stay in the address or the history.
if (location.hash !== '') {
  history.replaceState(null, '', location.pathname + location.search);
}

// A link followed in a tab that has the page open already changes the fragment only.
window.addEventListener('hashchange', () => {
  if (codeOfFragment(location.hash) !== null) {
    location.reload();
  }
});

export function TabletApp() {
  const [phase, show] = useState<Phase>({ is: 'opening' });

  useEffect(() => start(address, show), []);
  switch (phase.is) {
    case 'opening':
      return <Loading messages={commonMessages.vi} />;
    case 'broken':
    case 'elsewhere':
      return <StandstillScreen why={phase.is} />;
    case 'enrolling':
      return (
        <Lazy
          load={enrolScreen}
          props={{
            store: phase.store,
            code: phase.code,
            device: phase.device,
            onEnrolled: () => start({ code: null, trial: null }, show),
          }}
        />
      );
    case 'choosing':
      return <Lazy load={chooseScreen} props={{}} />;
    case 'running':
      return <Running tablet={phase.tablet} counter={phase.counter} />;
  }
}
