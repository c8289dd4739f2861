import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../shared/api/http.ts';
import { getFrameworks, getScorecard } from '../shared/api/par.ts';
import type { FrameworkEntry } from '../shared/domain/scorecard.ts';
import type { Language } from '../shared/domain/text.ts';
import { commonMessages } from '../shared/i18n/common.ts';
import { parMessages } from '../shared/i18n/par.ts';
import { Loading } from '../shared/ui/Loading.tsx';
import { Notice, ProblemNotice } from '../shared/ui/Notice.tsx';
import { useLoaded } from '../shared/ui/useLoaded.ts';
import { firstChoice, type CardChoice } from './choice.ts';
import { CardSummary } from './views/CardSummary.tsx';
import { Chooser } from './views/Chooser.tsx';
import { ScorecardTable } from './views/ScorecardTable.tsx';
import { SurveyCriteria } from './views/SurveyCriteria.tsx';

export interface ParPageProps {
  readonly language: Language;
  readonly onSessionLost: () => void;
}

export function ParPage({ language, onSessionLost }: ParPageProps) {
  const [loaded, reload] = useLoaded('frameworks', getFrameworks);
  const messages = parMessages[language];

  return (
    <div class="stack-wide">
      <h1>{messages.title}</h1>
      {loaded.is === 'loading' && <Loading messages={commonMessages[language]} />}
      {loaded.is === 'failed' && (
        <Failed
          language={language}
          problem={loaded.problem}
          onRetry={reload}
          onSessionLost={onSessionLost}
        />
      )}
      {loaded.is === 'ready' && (
        <Chosen
          language={language}
          frameworks={loaded.value.frameworks}
          onSessionLost={onSessionLost}
        />
      )}
    </div>
  );
}

interface ChosenProps extends ParPageProps {
  readonly frameworks: readonly FrameworkEntry[];
}

function Chosen({ language, frameworks, onSessionLost }: ChosenProps) {
  const [choice, setChoice] = useState(() => firstChoice(frameworks, wantedOfAddress()));

  useEffect(() => {
    const back = () => setChoice(firstChoice(frameworks, wantedOfAddress()));

    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);

  if (choice === null) {
    return <Notice>{parMessages[language].none}</Notice>;
  }
  const choose = (next: CardChoice) => {
    history.pushState(null, '', `?${new URLSearchParams({ ...next }).toString()}`);
    setChoice(next);
  };

  return (
    <>
      <Chooser language={language} frameworks={frameworks} choice={choice} onChoice={choose} />
      <Card language={language} choice={choice} onSessionLost={onSessionLost} />
    </>
  );
}

function Card({ language, choice, onSessionLost }: ParPageProps & { choice: CardChoice }) {
  const { framework, unit, period } = choice;
  const [loaded, reload] = useLoaded(JSON.stringify(choice), () =>
    getScorecard(framework, unit, period),
  );

  if (loaded.is === 'loading') {
    return <Loading messages={commonMessages[language]} />;
  }
  if (loaded.is === 'failed') {
    return (
      <Failed
        language={language}
        problem={loaded.problem}
        onRetry={reload}
        onSessionLost={onSessionLost}
      />
    );
  }
  return (
    <>
      <CardSummary language={language} card={loaded.value} />
      <ScorecardTable
        key={`${loaded.value.framework.code} ${loaded.value.unit.code} ${loaded.value.period}`}
        language={language}
        card={loaded.value}
      />
      <SurveyCriteria language={language} card={loaded.value} />
    </>
  );
}

interface FailedProps extends ParPageProps {
  readonly problem: Problem;
  readonly onRetry: () => void;
}

function Failed({ language, problem, onRetry, onSessionLost }: FailedProps) {
  const lost = problem.status === 401;

  useEffect(() => {
    if (lost) {
      onSessionLost();
    }
  }, [lost]);

  return <ProblemNotice problem={problem} messages={commonMessages[language]} onRetry={onRetry} />;
}

function wantedOfAddress(): Partial<CardChoice> {
  const query = new URLSearchParams(location.search);

  return {
    framework: query.get('framework') ?? '',
    unit: query.get('unit') ?? '',
    period: query.get('period') ?? '',
  };
}
