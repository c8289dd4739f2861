import { useEffect, useReducer, useState } from 'preact/hooks';
import { getSurveys } from '../shared/api/surveys.ts';
import { postRelease } from '../shared/api/results.ts';
import type { Session } from '../shared/api/session.ts';
import { queryOf, selectionOf, type Selection } from '../shared/domain/filters.ts';
import type { SurveyEntry } from '../shared/domain/survey.ts';
import { textIn, type Language } from '../shared/domain/text.ts';
import { commonMessages } from '../shared/i18n/common.ts';
import { resultsMessages } from '../shared/i18n/results.ts';
import { Loading } from '../shared/ui/Loading.tsx';
import { Notice, ProblemNotice } from '../shared/ui/Notice.tsx';
import { useLoaded } from '../shared/ui/useLoaded.ts';
import { loadAnalysis, type Analysis } from './analysis.ts';
import { mayPublish, stepPublishing, type PublishingEvent } from './state.ts';
import { ChannelMix } from './views/ChannelMix.tsx';
import { Factors } from './views/Factors.tsx';
import { Filters } from './views/Filters.tsx';
import { Groups } from './views/Groups.tsx';
import { Headline, SubIndexCard } from './views/Headline.tsx';
import { OtherQuestions } from './views/OtherQuestions.tsx';
import { Releases } from './views/Releases.tsx';

export interface ResultsPageProps {
  readonly language: Language;
  readonly session: Session;
  readonly onSessionLost: () => void;
}

export function ResultsPage(props: ResultsPageProps) {
  const [surveys, reload] = useLoaded('surveys', getSurveys);
  const messages = commonMessages[props.language];

  if (surveys.is === 'loading') {
    return <Loading messages={messages} />;
  }
  if (surveys.is === 'failed') {
    return <ProblemNotice problem={surveys.problem} messages={messages} onRetry={reload} />;
  }
  return surveys.value.surveys.length === 0 ? (
    <Notice>{resultsMessages[props.language].noSurveys}</Notice>
  ) : (
    <SurveyResults {...props} surveys={surveys.value.surveys} />
  );
}

function SurveyResults(props: ResultsPageProps & { readonly surveys: readonly SurveyEntry[] }) {
  const { language, surveys, onSessionLost } = props;
  const [selection, select] = useSelection(surveys);
  const code = selection.survey ?? '';
  const [loaded, reload] = useLoaded(JSON.stringify(selection), () =>
    loadAnalysis(code, selection),
  );
  const lost = loaded.is === 'failed' && loaded.problem.status === 401;

  useEffect(() => {
    if (lost) {
      onSessionLost();
    }
  }, [lost]);

  return (
    <div class="stack-wide">
      <h1>{resultsMessages[language].title}</h1>
      <Filters
        language={language}
        surveys={surveys}
        survey={loaded.is === 'ready' ? loaded.value.survey : null}
        selection={selection}
        onSelection={select}
      />
      {loaded.is === 'loading' && <Loading messages={commonMessages[language]} />}
      {loaded.is === 'failed' && (
        <ProblemNotice
          problem={loaded.problem}
          messages={commonMessages[language]}
          onRetry={reload}
        />
      )}
      {loaded.is === 'ready' && (
        <Shown
          {...props}
          key={`${loaded.value.survey.code} ${loaded.value.selection.filters.period ?? ''}`}
          analysis={loaded.value}
          onReleased={reload}
        />
      )}
    </div>
  );
}

interface ShownProps extends ResultsPageProps {
  readonly analysis: Analysis;
  readonly onReleased: () => void;
}

/** Until another selection is loaded all of this, and what is published, is of the one before. */
function Shown({ language, session, analysis, onReleased }: ShownProps) {
  const { survey, selection, total, groups, releases } = analysis;
  const [publishing, dispatch] = useReducer(stepPublishing, { is: 'closed' });
  const period = selection.filters.period ?? null;

  const publish = () => {
    if (publishing.is === 'asking') {
      dispatch({ type: 'send' });
      void publishResults(survey.code, period).then(dispatch).then(onReleased);
    }
  };

  return (
    <>
      <p class="survey-name">{textIn(survey.title, language)}</p>
      {total.responses === 0 && <Notice>{resultsMessages[language].nobody}</Notice>}
      <Headline language={language} group={total} />
      {total.sub_index !== null && <SubIndexCard language={language} subIndex={total.sub_index} />}
      {groups !== null && selection.by !== null && (
        <Groups language={language} survey={survey} by={selection.by} groups={groups} />
      )}
      {total.responses > 0 && (
        <>
          <ChannelMix language={language} group={total} />
          <Factors language={language} survey={survey} group={total} />
          <OtherQuestions language={language} survey={survey} group={total} />
        </>
      )}
      {releases !== null && (
        <Releases
          language={language}
          releases={releases}
          mayPublish={mayPublish(session.role)}
          publishing={publishing}
          period={period}
          onAsk={() => dispatch({ type: 'ask' })}
          onCancel={() => dispatch({ type: 'cancel' })}
          onPublish={publish}
        />
      )}
    </>
  );
}

const publishResults = async (survey: string, period: string | null): Promise<PublishingEvent> => {
  const reply = await postRelease(survey, period);

  return reply.ok
    ? { type: 'done', release: reply.value }
    : { type: 'failed', problem: reply.problem };
};

/** The selection lives in the address: it survives a reload and can be sent to a colleague. */
function useSelection(
  surveys: readonly SurveyEntry[],
): readonly [Selection, (selection: Selection) => void] {
  const read = (): Selection => {
    const selection = selectionOf(new Map(new URLSearchParams(location.search)));
    const first = surveys.find(({ state }) => state === 'open') ?? surveys[0];

    return { ...selection, survey: selection.survey ?? first?.code ?? null };
  };
  const [selection, setSelection] = useState(read);

  useEffect(() => {
    const back = () => setSelection(read());

    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);

  return [
    selection,
    (next) => {
      const query = new URLSearchParams(queryOf(next).map(([name, value]) => [name, value]));

      history.pushState(null, '', `?${query.toString()}`);
      setSelection(next);
    },
  ];
}
