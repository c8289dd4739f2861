import { getSurvey } from '../shared/api/surveys.ts';
import { localDay } from '../shared/domain/calendar.ts';
import type { Survey } from '../shared/domain/survey.ts';
import type { FormLanguage } from '../shared/domain/text.ts';
import { loadMessages, messagesIn } from '../shared/i18n/form.ts';
import { Frame } from '../shared/ui/Frame.tsx';
import { Loading } from '../shared/ui/Loading.tsx';
import { mount } from '../shared/ui/mount.tsx';
import { Notice, ProblemNotice } from '../shared/ui/Notice.tsx';
import { useLoaded, type Loaded } from '../shared/ui/useLoaded.ts';
import { surveyOfAddress } from './address.ts';
import type { KeptDraft } from './draft.ts';
import { keptDraft } from './draftStore.ts';
import { firstLanguage, useFormLanguage } from './useFormLanguage.ts';
import { LanguageChoice } from './views/LanguageChoice.tsx';
import { Words } from './views/Words.tsx';
import { SurveyPage } from './SurveyPage.tsx';
import './form.css';

const surveyCode = surveyOfAddress(location.pathname);
const linkedLanguage = firstLanguage();

interface Opened {
  readonly survey: Survey;
  readonly kept: KeptDraft | null;
}

async function loadAll() {
  const [reply, kept] = await Promise.all([
    getSurvey(surveyCode),
    keptDraft(surveyCode),
    loadMessages(linkedLanguage),
  ]);

  return reply.ok ? { ...reply, value: { survey: reply.value, kept } } : reply;
}

/** Asked before the first picture is drawn: on a slow line each round trip is felt. */
let early: ReturnType<typeof loadAll> | null = loadAll();

function load() {
  const asked = early ?? loadAll();

  early = null;
  return asked;
}

function App() {
  const [language, setLanguage] = useFormLanguage(linkedLanguage);
  const [loaded, reload] = useLoaded<Opened>(surveyCode, load);
  const [unit, ...others] = loaded.is === 'ready' ? loaded.value.survey.units : [];

  return (
    <Frame
      messages={messagesIn(language)}
      unitName={
        unit !== undefined && others.length === 0 ? (
          <Words said={unit.name} language={language} />
        ) : null
      }
      languageSwitch={<LanguageChoice language={language} onLanguage={setLanguage} />}
      narrow
      busy={loaded.is === 'loading'}
    >
      <Content language={language} loaded={loaded} onRetry={reload} />
    </Frame>
  );
}

interface ContentProps {
  readonly language: FormLanguage;
  readonly loaded: Loaded<Opened>;
  readonly onRetry: () => void;
}

function Content({ language, loaded, onRetry }: ContentProps) {
  const messages = messagesIn(language);

  if (loaded.is === 'loading') {
    return <Loading messages={messages} />;
  }
  if (loaded.is === 'ready') {
    const { survey, kept } = loaded.value;

    return (
      <SurveyPage language={language} survey={survey} kept={kept} today={localDay(new Date())} />
    );
  }
  return (
    <div class="stack">
      <h1>{messages.title}</h1>
      {loaded.problem.status === 404 ? (
        <Notice kind="error">{messages.unknownSurvey}</Notice>
      ) : (
        <ProblemNotice problem={loaded.problem} messages={messages} onRetry={onRetry} />
      )}
    </div>
  );
}

mount(App);
