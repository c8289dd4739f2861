import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../shared/api/http.ts';
import { getFrameworks, getScorecard } from '../shared/api/par.ts';
import type { FrameworkEntry } from '../shared/domain/scorecard.ts';
import type { Language } from '../shared/domain/text.ts';
import { commonMessages } from '../shared/i18n/common.ts';
import { parMessages } from '../shared/i18n/par.ts';
import { Loading } from '../shared/ui/Loading.tsx';
import { Notice, ProblemNotice } from '../shared/ui/Notice.tsx';
import { useLoaded, type Loaded } from '../shared/ui/useLoaded.ts';
import type { CardChoice, Tab } from './choice.ts';
import { usePlace } from './useAddress.ts';
import { Chooser } from './views/Chooser.tsx';
import { PaperHead } from './views/PaperHead.tsx';
import { RoundOpened } from './views/rounds/RoundOpened.tsx';
import { RoundOpener } from './views/rounds/RoundOpener.tsx';
import { Tabs } from './views/Tabs.tsx';
import { TabView } from './views/TabView.tsx';

export interface ParPageProps {
  readonly language: Language;
  readonly role: string;
  readonly onSessionLost: () => void;
}

export function ParPage(props: ParPageProps) {
  const [loaded, reload] = useLoaded('frameworks', getFrameworks);

  return (
    <div class="stack-wide">
      <h1 class="no-print">{parMessages[props.language].title}</h1>
      <Ready {...props} loaded={loaded} onRetry={reload}>
        {({ frameworks }) => <Chosen {...props} frameworks={frameworks} onAdded={reload} />}
      </Ready>
    </div>
  );
}

interface ChosenProps extends ParPageProps {
  readonly frameworks: readonly FrameworkEntry[];
  /** There are more scorecards than before. */
  readonly onAdded: () => void;
}

function Chosen(props: ChosenProps) {
  const { language, frameworks, onAdded } = props;
  const [{ choice, tab }, goTo] = usePlace(frameworks);
  /* The round that was opened just now, as long as its place is the one that is shown. */
  const [opened, setOpened] = useState<CardChoice | null>(null);

  const go = (there: CardChoice, part: Tab) => {
    setOpened(null);
    goTo(there, part);
  };
  const onOpened = (there: CardChoice) => {
    onAdded();
    goTo(there, 'rounds');
    setOpened(there);
  };

  if (choice === null) {
    return (
      <div class="stack">
        <Notice>{parMessages[language].none}</Notice>
        <RoundOpener
          {...props}
          framework={frameworks[0]?.code ?? ''}
          period=""
          report={null}
          onOpened={onOpened}
        />
      </div>
    );
  }
  return (
    <>
      <PaperHead
        language={language}
        frameworks={frameworks}
        choice={choice}
        tab={tab}
        now={new Date()}
      />
      <Chooser
        language={language}
        frameworks={frameworks}
        choice={choice}
        onChoice={(next) => go(next, tab)}
      />
      <Tabs language={language} choice={choice} tab={tab} onTab={(next) => go(choice, next)} />
      {opened === choice && (
        <RoundOpened key={JSON.stringify(choice)} language={language} period={choice.period} />
      )}
      <Card {...props} choice={choice} tab={tab} onPlace={go} onOpened={onOpened} />
    </>
  );
}

interface CardProps extends ChosenProps {
  readonly choice: CardChoice;
  readonly tab: Tab;
  readonly onPlace: (choice: CardChoice, tab: Tab) => void;
  readonly onOpened: (choice: CardChoice) => void;
}

/** Until the scorecard that was chosen has come, the one before it stays. */
function Card(props: CardProps) {
  const { choice } = props;
  const [loaded, reload] = useLoaded(JSON.stringify(choice), () => getScorecard(choice));

  return (
    <Ready {...props} loaded={loaded} onRetry={reload}>
      {(card) => {
        const shown: CardChoice = {
          framework: card.framework.code,
          unit: card.unit.code,
          period: card.period,
        };

        return (
          <TabView
            {...props}
            key={JSON.stringify(shown)}
            choice={shown}
            card={card}
            onChanged={reload}
          />
        );
      }}
    </Ready>
  );
}

interface ReadyProps<Value> extends ParPageProps {
  readonly loaded: Loaded<Value>;
  readonly onRetry: () => void;
  readonly children: (value: Value) => ComponentChildren;
}

function Ready<Value>({ language, loaded, onRetry, onSessionLost, children }: ReadyProps<Value>) {
  switch (loaded.is) {
    case 'loading':
      return <Loading messages={commonMessages[language]} />;
    case 'failed':
      return (
        <Failed
          language={language}
          problem={loaded.problem}
          onRetry={onRetry}
          onSessionLost={onSessionLost}
        />
      );
    case 'ready':
      return <>{children(loaded.value)}</>;
  }
}

interface FailedProps {
  readonly language: Language;
  readonly problem: Problem;
  readonly onRetry: () => void;
  readonly onSessionLost: () => void;
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
