import { getSurvey } from '../shared/api/surveys.ts';
import { textIn } from '../shared/domain/text.ts';
import { commonMessages } from '../shared/i18n/common.ts';
import { formMessages } from '../shared/i18n/form.ts';
import { Loading } from '../shared/ui/Loading.tsx';
import { mount } from '../shared/ui/mount.tsx';
import { Notice, ProblemNotice } from '../shared/ui/Notice.tsx';
import { Page } from '../shared/ui/Page.tsx';
import { useLanguage } from '../shared/ui/useLanguage.ts';
import { useLoaded } from '../shared/ui/useLoaded.ts';
import { OnlineForm } from './OnlineForm.tsx';
import './form.css';

/** The address is /s/{survey}. */
const surveyCode = decodeURIComponent(/^\/s\/([^/]+)/.exec(location.pathname)?.[1] ?? '');

function App() {
  const [language, setLanguage] = useLanguage();
  const [loaded, reload] = useLoaded(surveyCode, () => getSurvey(surveyCode));
  const messages = formMessages[language];
  const unitName =
    loaded.is === 'ready' && loaded.value.units.length === 1 && loaded.value.units[0] !== undefined
      ? textIn(loaded.value.units[0].name, language)
      : null;

  return (
    <Page language={language} onLanguage={setLanguage} unitName={unitName} narrow>
      {loaded.is === 'loading' && <Loading messages={commonMessages[language]} />}
      {loaded.is === 'failed' &&
        (loaded.problem.status === 404 ? (
          <div class="stack">
            <h1>{messages.title}</h1>
            <Notice kind="error">{messages.unknownSurvey}</Notice>
          </div>
        ) : (
          <ProblemNotice
            problem={loaded.problem}
            messages={commonMessages[language]}
            onRetry={reload}
          />
        ))}
      {loaded.is === 'ready' &&
        (loaded.value.state === 'open' && loaded.value.channels.includes('online') ? (
          <OnlineForm language={language} survey={loaded.value} />
        ) : (
          <div class="stack">
            <h1>{textIn(loaded.value.title, language)}</h1>
            <Notice>{messages.closed}</Notice>
          </div>
        ))}
    </Page>
  );
}

mount(App);
