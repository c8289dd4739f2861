import { kioskMessages } from '../../shared/i18n/kiosk.ts';
import { personalDataIn } from '../../shared/domain/personal_data.ts';
import { proceduresOf } from '../../shared/domain/survey.ts';
import { Notice } from '../../shared/ui/Notice.tsx';
import type { Place } from '../body.ts';
import { standing, type KioskEvent, type KioskSetting, type KioskState } from '../state.ts';
import { CommentScreen } from './CommentScreen.tsx';
import { LostScreen, OfferScreen, ThanksScreen } from './EndScreens.tsx';
import { ProcedureScreen } from './ProcedureScreen.tsx';
import { QuestionScreen } from './QuestionScreen.tsx';
import { StartScreen } from './StartScreen.tsx';
import { WhoScreen } from './WhoScreen.tsx';

export interface ScreensProps {
  readonly place: Place;
  readonly setting: KioskSetting;
  readonly state: KioskState;
  readonly on: (event: KioskEvent) => void;
  /** What a response begins with: a random id and the day. */
  readonly newAnswer: () => { readonly id: string; readonly day: string };
  readonly onLeave: () => void;
}

/** The one thing that the person sees now. */
export function Screens({ place, setting, state, on, newAnswer, onLeave }: ScreensProps) {
  const { language, screen } = state;
  const opening = setting.questions[0]?.item;
  const now = () => ({ nowMs: Date.now() });
  const back = () => on({ type: 'back', ...now() });

  switch (screen.at) {
    case 'start':
      return opening === undefined ? (
        <Notice>{kioskMessages[language].noQuestion}</Notice>
      ) : (
        <StartScreen
          language={language}
          instrument={setting.instrument}
          item={opening}
          onRate={(answer) => on({ type: 'rate', answer, ...newAnswer(), ...now() })}
        />
      );
    case 'keeping':
      return (
        <div class="kiosk-thanks">
          <p role="status">{kioskMessages[language].keeping}</p>
        </div>
      );
    case 'offer':
      return (
        <OfferScreen
          language={language}
          onMore={() => on({ type: 'more', ...now() })}
          onDone={() => on({ type: 'finish', ...now() })}
        />
      );
    case 'who':
      return (
        <WhoScreen
          language={language}
          types={setting.respondentTypes}
          chosen={state.respondentType}
          onWho={(respondentType) => on({ type: 'who', respondentType, ...now() })}
          onBack={back}
        />
      );
    case 'procedure':
      return (
        <ProcedureScreen
          language={language}
          procedures={proceduresOf(place.survey, place.unit.code)}
          query={state.query}
          onQuery={(query) => on({ type: 'query', query })}
          onProcedure={(procedure) => on({ type: 'procedure', procedure, ...now() })}
          onBack={back}
        />
      );
    case 'question':
      return (
        <QuestionScreen
          language={language}
          instrument={setting.instrument}
          questions={setting.questions}
          place={screen.place}
          answers={state.answers}
          standing={standing(setting, state.answers)}
          onTap={(answer) => on({ type: 'tap', answer, ...now() })}
          onFill={(answer) => on({ type: 'fill', answer })}
          onForward={() => on({ type: 'forward', ...now() })}
          onBack={back}
          onFinish={() => on({ type: 'finish', ...now() })}
        />
      );
    case 'comment': {
      const personal = personalDataIn(state.comment);

      return (
        <CommentScreen
          language={language}
          comment={state.comment}
          warning={screen.warned ? personal : []}
          onComment={(comment) => on({ type: 'comment', comment })}
          onHandIn={() => on({ type: 'hand-in', personal: personal.length > 0, ...now() })}
          onBack={back}
        />
      );
    }
    case 'thanks':
      return <ThanksScreen language={language} onLeave={onLeave} />;
    case 'lost':
      return <LostScreen language={language} partly={state.kept > 0} onLeave={onLeave} />;
  }
}
