import { useEffect } from 'preact/hooks';
import { parMessages } from '../shared/i18n/par.ts';
import { mount } from '../shared/ui/mount.tsx';
import { Page } from '../shared/ui/Page.tsx';
import { StaffArea } from '../shared/ui/StaffArea.tsx';
import { useAddressLanguage } from '../shared/ui/useAddressLanguage.ts';
import { ParPage } from './ParPage.tsx';
import './par.css';

function App() {
  const [language, setLanguage] = useAddressLanguage();

  useEffect(() => {
    document.title = parMessages[language].title;
  }, [language]);

  return (
    <Page language={language} onLanguage={setLanguage} unitName={null} staffPage="par">
      <StaffArea language={language}>
        {(session, onSessionLost) => (
          <ParPage language={language} role={session.role} onSessionLost={onSessionLost} />
        )}
      </StaffArea>
    </Page>
  );
}

mount(App);
