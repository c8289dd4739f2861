import { useEffect } from 'preact/hooks';
import { resultsMessages } from '../shared/i18n/results.ts';
import { mount } from '../shared/ui/mount.tsx';
import { Page } from '../shared/ui/Page.tsx';
import { StaffArea } from '../shared/ui/StaffArea.tsx';
import { ResultsPage } from './ResultsPage.tsx';
import { useAddressLanguage } from '../shared/ui/useAddressLanguage.ts';
import './results.css';

function App() {
  const [language, setLanguage] = useAddressLanguage();

  useEffect(() => {
    document.title = resultsMessages[language].title;
  }, [language]);

  return (
    <Page language={language} onLanguage={setLanguage} unitName={null} staffPage="results">
      <StaffArea language={language}>
        {(session, onSessionLost) => (
          <ResultsPage language={language} session={session} onSessionLost={onSessionLost} />
        )}
      </StaffArea>
    </Page>
  );
}

mount(App);
