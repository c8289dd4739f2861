import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { newResponseId } from '../shared/api/random.ts';
import { openSender } from '../shared/api/sender.ts';
import { localDay } from '../shared/domain/calendar.ts';
import { responseBody, type ResponseBody } from '../shared/domain/response.ts';
import { tabletQuestions } from '../shared/domain/routing.ts';
import { proceduresOf, type Named, type Survey, type Unit } from '../shared/domain/survey.ts';
import { textIn } from '../shared/domain/text.ts';
import { useMachine } from '../shared/ui/useMachine.ts';
import { THANKS_MS } from './idle.ts';
import { newPerson, stepKiosk, type KioskEvent, type KioskState, type Sending } from './state.ts';
import { useIdle } from './useIdle.ts';
import { IdleWarning } from './views/IdleWarning.tsx';
import { KioskFrame } from './views/KioskFrame.tsx';
import { ProcedureScreen } from './views/ProcedureScreen.tsx';
import { QuestionScreen } from './views/QuestionScreen.tsx';
import { StartScreen } from './views/StartScreen.tsx';
import { ThanksScreen } from './views/ThanksScreen.tsx';

export interface KioskProps {
  readonly survey: Survey;
  readonly unit: Unit;
  readonly counter: Named;
}

/** The tablet at one counter: wires the state of the present person to the screens. */
export function Kiosk({ survey, unit, counter }: KioskProps) {
  const setting = useMemo(
    () => ({
      questions: tabletQuestions(survey.instrument),
      asksProcedure: proceduresOf(survey, unit.code).length > 0,
    }),
    [survey, unit],
  );
  const [waiting, setWaiting] = useState(0);
  const sender = useRef<ReturnType<typeof openSender> | null>(null);
  const [state, dispatch] = useMachine<KioskState, KioskEvent, Sending>(
    newPerson,
    (before, event) => stepKiosk(setting, before, event),
    (sending) => sender.current?.send(bodyOf(survey, unit, counter, sending)),
  );
  const touched = state.screen.at !== 'start' || state.language !== 'vi';
  const [idle, stay] = useIdle(touched && state.screen.at !== 'thanks', () =>
    dispatch({ type: 'leave' }),
  );

  useEffect(() => {
    sender.current = openSender(survey.code, ({ id, revision }, delivery, left) => {
      setWaiting(left);
      dispatch({ type: 'delivered', id, revision, delivery });
    });
  }, [survey]);
  useLeavingAfterThanks(state, dispatch);
  useScreenChange(state);

  return (
    <>
      <div inert={idle.phase === 'warning'}>
        <KioskFrame
          language={state.language}
          onLanguage={(language) => dispatch({ type: 'language', language })}
          unitName={textIn(unit.name, state.language)}
          counterName={textIn(counter.name, state.language)}
          waiting={state.screen.at === 'start' ? waiting : 0}
        >
          <Screen survey={survey} unit={unit} setting={setting} state={state} on={dispatch} />
        </KioskFrame>
      </div>
      {idle.phase === 'warning' && (
        <IdleWarning language={state.language} secondsLeft={idle.secondsLeft} onStay={stay} />
      )}
    </>
  );
}

interface ScreenProps {
  readonly survey: Survey;
  readonly unit: Unit;
  readonly setting: { readonly questions: ReturnType<typeof tabletQuestions> };
  readonly state: KioskState;
  readonly on: (event: KioskEvent) => void;
}

function Screen({ survey, unit, setting, state, on }: ScreenProps) {
  const { language, screen } = state;

  switch (screen.at) {
    case 'start':
      return (
        <StartScreen
          language={language}
          respondentTypes={survey.respondent_types}
          onBegin={(respondentType) =>
            on({ type: 'begin', respondentType, id: newResponseId(), nowMs: Date.now() })
          }
        />
      );
    case 'procedure':
      return (
        <ProcedureScreen
          language={language}
          procedures={proceduresOf(survey, unit.code)}
          query={state.query}
          onQuery={(query) => on({ type: 'query', query })}
          onProcedure={(procedure) => on({ type: 'procedure', procedure, nowMs: Date.now() })}
          onBack={() => on({ type: 'back', nowMs: Date.now() })}
        />
      );
    case 'question':
      return (
        <QuestionScreen
          language={language}
          instrument={survey.instrument}
          questions={setting.questions}
          place={screen.place}
          answers={state.answers}
          onTap={(answer) => on({ type: 'tap', answer, nowMs: Date.now() })}
          onFill={(answer) => on({ type: 'fill', answer })}
          onForward={() => on({ type: 'forward', nowMs: Date.now() })}
          onBack={() => on({ type: 'back', nowMs: Date.now() })}
          onFinish={() => on({ type: 'finish' })}
        />
      );
    case 'thanks':
      return (
        <ThanksScreen
          language={language}
          delivery={state.delivery}
          onLeave={() => on({ type: 'leave' })}
        />
      );
  }
}

function bodyOf(survey: Survey, unit: Unit, counter: Named, sending: Sending): ResponseBody {
  const { person, complete } = sending;
  const given = {
    id: person.id,
    unit: unit.code,
    counter: counter.code,
    procedure: person.procedure,
    channel: 'kiosk' as const,
    respondentType: person.respondentType,
    language: person.language,
    answers: person.answers,
    comment: '',
  };
  const moment = {
    day: localDay(new Date()),
    durationSeconds: (Date.now() - person.startedMs) / 1000,
  };

  return responseBody(survey.instrument, given, moment, person.revision, complete);
}

function useLeavingAfterThanks(state: KioskState, dispatch: (event: KioskEvent) => void): void {
  useEffect(() => {
    if (state.screen.at !== 'thanks') {
      return undefined;
    }
    const timer = setTimeout(() => dispatch({ type: 'leave' }), THANKS_MS);

    return () => clearTimeout(timer);
  }, [state.screen.at]);
}

/** A new screen starts at its top with the focus on its heading, and speaks the person's language. */
function useScreenChange({ screen, language }: KioskState): void {
  const opened = useRef(false);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    if (opened.current) {
      window.scrollTo(0, 0);
      document.querySelector<HTMLElement>('main h1')?.focus();
    }
    opened.current = true;
  }, [screen.at, screen.at === 'question' ? screen.place : 0]);
}
