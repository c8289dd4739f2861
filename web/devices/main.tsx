import { useEffect } from 'preact/hooks';
import { devicesMessages } from '../shared/i18n/devices.ts';
import { mount } from '../shared/ui/mount.tsx';
import { Page } from '../shared/ui/Page.tsx';
import { StaffArea } from '../shared/ui/StaffArea.tsx';
import { useLanguage } from '../shared/ui/useLanguage.ts';
import { DevicesPage } from './DevicesPage.tsx';
import './devices.css';

function App() {
  const [language, setLanguage] = useLanguage();

  useEffect(() => {
    document.title = devicesMessages[language].title;
  }, [language]);

  return (
    <Page language={language} onLanguage={setLanguage} unitName={null} staffPage="devices">
      <StaffArea language={language}>
        {(session, onSessionLost) => (
          <DevicesPage language={language} session={session} onSessionLost={onSessionLost} />
        )}
      </StaffArea>
    </Page>
  );
}

mount(App);
