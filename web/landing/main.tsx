import { useEffect } from 'preact/hooks';
import { getOpenSurveys } from '../shared/api/surveys.ts';
import { commonMessages } from '../shared/i18n/common.ts';
import { landingMessages } from '../shared/i18n/landing.ts';
import { Loading } from '../shared/ui/Loading.tsx';
import { mount } from '../shared/ui/mount.tsx';
import { ProblemNotice } from '../shared/ui/Notice.tsx';
import { Page } from '../shared/ui/Page.tsx';
import { useLanguage } from '../shared/ui/useLanguage.ts';
import { useLoaded } from '../shared/ui/useLoaded.ts';
import { Landing, onlyUnitName } from './Landing.tsx';
import './landing.css';

function App() {
  const [language, setLanguage] = useLanguage();
  const [surveys, reload] = useLoaded('open', getOpenSurveys);
  const messages = landingMessages[language];
  const common = commonMessages[language];

  useEffect(() => {
    document.title = common.systemName;
  }, [language]);

  return (
    <Page
      language={language}
      onLanguage={setLanguage}
      unitName={surveys.is === 'ready' ? onlyUnitName(surveys.value, language) : null}
    >
      <div class="stack-wide">
        <section class="stack lead">
          <h1>{messages.heading}</h1>
          <p>{messages.lead}</p>
          <ul class="link-list">
            {messages.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
        {surveys.is === 'loading' && <Loading messages={common} />}
        {surveys.is === 'failed' && (
          <ProblemNotice problem={surveys.problem} messages={common} onRetry={reload} />
        )}
        {surveys.is === 'ready' && <Landing language={language} surveys={surveys.value} />}
      </div>
    </Page>
  );
}

mount(App);
