import { findCounter, type Survey } from '../shared/domain/survey.ts';
import { textIn } from '../shared/domain/text.ts';
import { getOpenSurveys, getSurvey } from '../shared/api/surveys.ts';
import { commonMessages } from '../shared/i18n/common.ts';
import { kioskMessages } from '../shared/i18n/kiosk.ts';
import { Loading } from '../shared/ui/Loading.tsx';
import { mount } from '../shared/ui/mount.tsx';
import { Notice, ProblemNotice } from '../shared/ui/Notice.tsx';
import { Page } from '../shared/ui/Page.tsx';
import { useLanguage } from '../shared/ui/useLanguage.ts';
import { useLoaded } from '../shared/ui/useLoaded.ts';
import { Kiosk } from './Kiosk.tsx';
import { ChooseCounter, takesTablets } from './views/ChooseCounter.tsx';
import './kiosk.css';

const query = new URLSearchParams(location.search);
const surveyCode = query.get('survey');
const counterCode = query.get('counter');

function App() {
  return surveyCode === null || counterCode === null ? (
    <Choose unknown={false} />
  ) : (
    <AtCounter survey={surveyCode} counter={counterCode} />
  );
}

function AtCounter({ survey, counter }: { readonly survey: string; readonly counter: string }) {
  const [loaded, reload] = useLoaded(survey, () => getSurvey(survey));
  const messages = commonMessages.vi;

  if (loaded.is === 'loading') {
    return <Loading messages={messages} />;
  }
  if (loaded.is === 'failed') {
    return loaded.problem.status === 404 ? (
      <Choose unknown />
    ) : (
      <ProblemNotice problem={loaded.problem} messages={messages} onRetry={reload} />
    );
  }
  const found = findCounter(loaded.value, counter);
  if (found === null) {
    return <Choose unknown />;
  }
  return takesTablets(loaded.value) ? (
    <Kiosk survey={loaded.value} unit={found.unit} counter={found.counter} />
  ) : (
    <Closed survey={loaded.value} />
  );
}

function Closed({ survey }: { readonly survey: Survey }) {
  const [language, setLanguage] = useLanguage();

  return (
    <Page language={language} onLanguage={setLanguage} unitName={null} narrow>
      <div class="stack">
        <h1>{textIn(survey.title, language)}</h1>
        <Notice>{kioskMessages[language].closed}</Notice>
      </div>
    </Page>
  );
}

function Choose({ unknown }: { readonly unknown: boolean }) {
  const [language, setLanguage] = useLanguage();
  const [loaded, reload] = useLoaded('open', getOpenSurveys);
  const messages = commonMessages[language];

  return (
    <Page language={language} onLanguage={setLanguage} unitName={null} narrow>
      {loaded.is === 'loading' && <Loading messages={messages} />}
      {loaded.is === 'failed' && (
        <ProblemNotice problem={loaded.problem} messages={messages} onRetry={reload} />
      )}
      {loaded.is === 'ready' && (
        <ChooseCounter language={language} surveys={loaded.value} unknown={unknown} />
      )}
    </Page>
  );
}

mount(App);
