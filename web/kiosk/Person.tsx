import { useEffect, useMemo, useRef } from 'preact/hooks';
import { newResponseId } from '../shared/api/random.ts';
import { tabletQuestions } from '../shared/domain/routing.ts';
import { proceduresOf } from '../shared/domain/survey.ts';
import { textIn } from '../shared/domain/text.ts';
import { useMachine } from '../shared/ui/useMachine.ts';
import { bodyOf, type Place } from './body.ts';
import { goFullScreen } from './comfort.ts';
import { today, type Tablet } from './device/tablet.ts';
import { OFFER_MS, THANKS_MS } from './idle.ts';
import { somebodyThere } from './presence.ts';
import {
  newPerson,
  stepKiosk,
  type Effect,
  type KioskEvent,
  type KioskSetting,
  type KioskState,
} from './state.ts';
import { useIdle } from './useIdle.ts';
import { DisplayControls } from './views/DisplayControls.tsx';
import { IdleWarning } from './views/IdleWarning.tsx';
import { KioskFrame } from './views/KioskFrame.tsx';
import { Screens } from './views/Screens.tsx';

export interface PersonProps {
  readonly tablet: Tablet;
  readonly place: Place;
  readonly contrast: boolean;
  readonly sinceMs: number;
  readonly onGone: () => void;
  readonly onStaff: () => void;
}

/** One person at the tablet, from the first touch until they are forgotten. */
export function Person({ tablet, place, contrast, sinceMs, onGone, onStaff }: PersonProps) {
  const setting = useMemo(() => settingOf(place, contrast), [place, contrast]);
  const [state, dispatch] = useMachine<KioskState, KioskEvent, Effect>(
    () => newPerson(contrast, sinceMs),
    (before, event) => stepKiosk(setting, before, event),
    (effect) => perform(tablet, place, effect, dispatch),
  );
  const { screen } = state;
  const leave = () => {
    somebodyThere(false);
    dispatch({ type: 'leave', nowMs: Date.now() });
    onGone();
  };
  const watched = (state.present || screen.at !== 'start') && timeOf(screen.at) === null;
  const [idle, stay] = useIdle(watched, leave);

  useEffect(() => somebodyThere(state.present), [state.present]);
  useLeavingAfter(timeOf(screen.at), leave);
  useScreenChange(state);
  useDisplay(state);

  return (
    <>
      <div inert={idle.phase === 'warning'}>
        <KioskFrame
          language={state.language}
          onLanguage={(language) => dispatch({ type: 'language', language })}
          title={textIn(place.counter.name, state.language)}
          subtitle={textIn(place.unit.name, state.language)}
          onStaff={() => {
            if (state.present) {
              leave();
            }
            onStaff();
          }}
          onTouch={tablet.device === null ? null : goFullScreen}
          footer={<DisplayControls state={state} on={dispatch} />}
        >
          <Screens
            place={place}
            setting={setting}
            state={state}
            on={dispatch}
            newAnswer={() => ({ id: newResponseId(), day: today() })}
            onLeave={leave}
          />
        </KioskFrame>
      </div>
      {idle.phase === 'warning' && (
        <IdleWarning language={state.language} secondsLeft={idle.secondsLeft} onStay={stay} />
      )}
    </>
  );
}

const settingOf = ({ survey, unit }: Place, contrast: boolean): KioskSetting => ({
  instrument: survey.instrument,
  questions: tabletQuestions(survey.instrument),
  respondentTypes: survey.respondent_types,
  asksProcedure: proceduresOf(survey, unit.code).length > 0,
  contrast,
});

function perform(
  { keeper }: Tablet,
  place: Place,
  effect: Effect,
  dispatch: (event: KioskEvent) => void,
): void {
  switch (effect.do) {
    case 'open':
      keeper.open();
      return;
    case 'close':
      keeper.close();
      return;
    case 'keep': {
      const { id, revision } = effect.person;

      keeper.keep(bodyOf(place, effect.person, effect.complete, Date.now())).then(
        () => dispatch({ type: 'kept', id, revision, nowMs: Date.now() }),
        () => dispatch({ type: 'lost', id, nowMs: Date.now() }),
      );
    }
  }
}

/** Screens that say thank you leave by themselves; on the others an untouched tablet asks first. */
const timeOf = (at: KioskState['screen']['at']): number | null =>
  at === 'offer' ? OFFER_MS : at === 'thanks' ? THANKS_MS : null;

function useLeavingAfter(ms: number | null, leave: () => void): void {
  useEffect(() => {
    const timer = ms === null ? undefined : setTimeout(leave, ms);

    return () => clearTimeout(timer);
  }, [ms]);
}

/** A new screen starts at its top with the focus on its heading. */
function useScreenChange({ screen }: KioskState): void {
  const opened = useRef(false);

  useEffect(() => {
    window.scrollTo(0, 0);
    if (opened.current) {
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    }
    opened.current = true;
  }, [screen.at, screen.at === 'question' ? screen.place : 0]);
}

/** The language, size and contrast that this person chose, for the whole page. */
function useDisplay({ language, size, contrast }: KioskState): void {
  useEffect(() => {
    const { documentElement } = document;

    documentElement.lang = language;
    documentElement.dataset['size'] = size;
    documentElement.dataset['contrast'] = contrast ? 'high' : 'normal';
  }, [language, size, contrast]);
}
