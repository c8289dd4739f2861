import { useEffect } from 'preact/hooks';
import { parMessages } from '../shared/i18n/par.ts';
import { mount } from '../shared/ui/mount.tsx';
import { Page } from '../shared/ui/Page.tsx';
import { StaffArea } from '../shared/ui/StaffArea.tsx';
import { useLanguage } from '../shared/ui/useLanguage.ts';
import { ParPage } from './ParPage.tsx';
import './par.css';

function App() {
  const [language, setLanguage] = useLanguage();

  useEffect(() => {
    document.title = parMessages[language].title;
  }, [language]);

  return (
    <Page language={language} onLanguage={setLanguage} unitName={null} staffPage="par">
      <StaffArea language={language}>
        {(_session, onSessionLost) => <ParPage language={language} onSessionLost={onSessionLost} />}
      </StaffArea>
    </Page>
  );
}

mount(App);
