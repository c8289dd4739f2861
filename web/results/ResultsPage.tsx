import { useEffect, useMemo, useReducer } from 'preact/hooks';
import { getSurveys } from '../shared/api/surveys.ts';
import { postRelease, reportAddress, workbookAddress } from '../shared/api/results.ts';
import type { Session } from '../shared/api/session.ts';
import type { Pair } from '../shared/domain/filters.ts';
import type { SurveyEntry } from '../shared/domain/survey.ts';
import { textIn, type Language } from '../shared/domain/text.ts';
import { commonMessages } from '../shared/i18n/common.ts';
import { resultsMessages } from '../shared/i18n/results.ts';
import { Loading } from '../shared/ui/Loading.tsx';
import { Notice, ProblemNotice } from '../shared/ui/Notice.tsx';
import { useLoaded } from '../shared/ui/useLoaded.ts';
import { loadAnalysis, type Analysis } from './analysis.ts';
import { viewOf, type View } from './models/view.ts';
import { mayPublish, stepPublishing, type PublishingEvent } from './publishing.ts';
import { useSelection } from './useSelection.ts';
import { Charts } from './views/Charts.tsx';
import { Crosstab } from './views/Crosstab.tsx';
import { Filters } from './views/Filters.tsx';
import { Method } from './views/Method.tsx';
import { MethodDetails } from './views/MethodDetails.tsx';
import { OtherQuestions } from './views/OtherQuestions.tsx';
import { PaperHead, scopeLine } from './views/PaperHead.tsx';
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
  const [{ selection, pair }, choose] = useSelection(surveys);
  const code = selection.survey ?? '';
  const [loaded, reload, stale] = useLoaded(JSON.stringify(selection), () =>
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
      <h1 class="no-print">{resultsMessages[language].title}</h1>
      <Filters
        language={language}
        surveys={surveys}
        shown={loaded.is === 'ready' ? loaded.value : null}
        selection={selection}
        onSelection={(next) => choose({ selection: next })}
      />
      {(stale || loaded.is === 'loading') && (
        <div class={loaded.is === 'loading' ? '' : 'visually-hidden'}>
          <Loading messages={commonMessages[language]} />
        </div>
      )}
      {loaded.is === 'failed' && (
        <ProblemNotice
          problem={loaded.problem}
          messages={commonMessages[language]}
          onRetry={reload}
        />
      )}
      {loaded.is === 'ready' && (
        <div class="stack-wide" aria-busy={stale}>
          <Shown
            {...props}
            key={`${loaded.value.survey.code} ${loaded.value.selection.filters.period ?? ''}`}
            analysis={loaded.value}
            pair={pair}
            onPair={stale ? null : (next) => choose({ pair: next })}
            onReleased={reload}
          />
        </div>
      )}
    </div>
  );
}

interface ShownProps extends ResultsPageProps {
  readonly analysis: Analysis;
  readonly pair: Pair;
  /** null while what is shown is not what has been chosen. */
  readonly onPair: ((pair: Pair) => void) | null;
  readonly onReleased: () => void;
}

/** Until another selection is loaded all of this, and what is published, is of the one before. */
function Shown({ language, session, analysis, pair, onPair, onReleased }: ShownProps) {
  const { survey, selection, report, total, releases } = analysis;
  const [publishing, dispatch] = useReducer(stepPublishing, { is: 'closed' });
  const view = useMemo(() => viewOf(survey, language, report), [survey, language, report]);
  const period = selection.filters.period ?? null;

  const publish = () => {
    if (publishing.is === 'asking') {
      dispatch({ type: 'send' });
      void publishResults(survey.code, period).then(dispatch).then(onReleased);
    }
  };

  return (
    <>
      <PaperHead view={view} selection={selection} report={report} now={new Date()} />
      <Title view={view} analysis={analysis} />
      {!total.shown && <Notice>{view.messages.hiddenTotal}</Notice>}
      {total.shown && total.responses === 0 && <Notice>{resultsMessages[language].nobody}</Notice>}
      {total.shown && total.responses > 0 && (
        <Charts view={view} analysis={analysis} total={total} />
      )}
      {total.shown && <OtherQuestions language={language} survey={survey} group={total} />}
      {total.shown && total.responses > 0 && (
        <Crosstab view={view} filters={selection.filters} pair={pair} onPair={onPair} />
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
      {total.shown && total.responses > 0 && (
        <MethodDetails view={view} analysis={analysis} total={total} />
      )}
      <Method view={view} />
    </>
  );
}

interface TitleProps {
  readonly view: View;
  readonly analysis: Analysis;
}

/** Which survey this is, and what may be taken away of all of it. */
function Title({ view, analysis: { survey, selection, report } }: TitleProps) {
  const { by, filters, scheme } = selection;

  return (
    <div class="survey-line no-print">
      <div class="survey-name">
        <p>{textIn(survey.title, view.language)}</p>
        <p class="soft small">{scopeLine(view, selection, report)}</p>
      </div>
      <a
        class="button secondary"
        href={workbookAddress(survey.code, { by, filters, scheme })}
        download
      >
        {view.messages.workbook}
      </a>
      {(['pdf', 'docx'] as const).map((format) => (
        <a
          key={format}
          class="button secondary"
          href={reportAddress(survey.code, format, filters.period)}
          download
        >
          {view.messages.report(format.toUpperCase())}
        </a>
      ))}
      <button type="button" class="button secondary" onClick={() => print()}>
        {commonMessages[view.language].print}
      </button>
    </div>
  );
}

const publishResults = async (survey: string, period: string | null): Promise<PublishingEvent> => {
  const reply = await postRelease(survey, period);

  return reply.ok
    ? { type: 'done', release: reply.value }
    : { type: 'failed', problem: reply.problem };
};
