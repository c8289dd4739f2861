import { withAnswer, type Answer, type Answers } from '../shared/domain/answers.ts';
import type { Delivery } from '../shared/domain/outbox.ts';
import { nextQuestion, previousQuestion, type Asked } from '../shared/domain/routing.ts';
import type { RespondentType } from '../shared/domain/survey.ts';
import type { Language } from '../shared/domain/text.ts';
import type { Stepped } from '../shared/ui/useMachine.ts';

export type Screen =
  | { readonly at: 'start' }
  | { readonly at: 'procedure' }
  | { readonly at: 'question'; readonly place: number; readonly sinceMs: number }
  | { readonly at: 'thanks' };

/** Everything about the person at the tablet; a new person starts from a new one. */
export interface KioskState {
  readonly language: Language;
  readonly screen: Screen;
  readonly respondentType: RespondentType | null;
  readonly procedure: string | null;
  readonly query: string;
  readonly answers: Answers;
  readonly id: string;
  readonly startedMs: number;
  /** The highest revision sent, and the answers it held. */
  readonly revision: number;
  readonly sentAnswers: Answers;
  readonly delivery: Delivery | 'sending' | null;
}

export type KioskEvent =
  | { readonly type: 'language'; readonly language: Language }
  | {
      readonly type: 'begin';
      readonly respondentType: RespondentType | null;
      readonly id: string;
      readonly nowMs: number;
    }
  | { readonly type: 'query'; readonly query: string }
  | { readonly type: 'procedure'; readonly procedure: string | null; readonly nowMs: number }
  | { readonly type: 'tap'; readonly answer: Answer; readonly nowMs: number }
  | { readonly type: 'fill'; readonly answer: Answer | undefined }
  | { readonly type: 'forward'; readonly nowMs: number }
  | { readonly type: 'back'; readonly nowMs: number }
  | { readonly type: 'finish' }
  | {
      readonly type: 'delivered';
      readonly id: string;
      readonly revision: number;
      readonly delivery: Delivery;
    }
  | { readonly type: 'leave' };

/** A revision of the person's answers that must be sent now. */
export interface Sending {
  readonly person: KioskState;
  readonly complete: boolean;
}

export interface KioskSetting {
  readonly questions: readonly Asked[];
  readonly asksProcedure: boolean;
}

type Step = Stepped<KioskState, Sending>;

/** Taps that follow this soon belong to the question before: a trembling or impatient finger. */
export const DOUBLE_TAP_MS = 250;

export const newPerson = (): KioskState => ({
  language: 'vi',
  screen: { at: 'start' },
  respondentType: null,
  procedure: null,
  query: '',
  answers: {},
  id: '',
  startedMs: 0,
  revision: 0,
  sentAnswers: {},
  delivery: null,
});

const only = (state: KioskState): Step => ({ state, effects: [] });

/** Counts a new revision and sends it, unless there is nothing to send. */
function sending(state: KioskState, complete: boolean): Step {
  if (Object.keys(state.answers).length === 0 && state.revision === 0) {
    return only(state);
  }
  const person: KioskState = {
    ...state,
    revision: state.revision + 1,
    sentAnswers: state.answers,
    delivery: 'sending',
  };

  return { state: person, effects: [{ person, complete }] };
}

const question = (state: KioskState, place: number, nowMs: number): KioskState => ({
  ...state,
  screen: { at: 'question', place, sinceMs: nowMs },
});

/** To the next question that applies; after the last one the answers are complete. */
function advance(setting: KioskSetting, state: KioskState, from: number, nowMs: number): Step {
  const next = nextQuestion(setting.questions, from, state.answers);

  return next === null
    ? sending({ ...state, screen: { at: 'thanks' } }, true)
    : only(question(state, next, nowMs));
}

function tap(setting: KioskSetting, state: KioskState, answer: Answer, nowMs: number): Step {
  const { screen } = state;
  const item = screen.at === 'question' ? setting.questions[screen.place]?.item : undefined;

  if (screen.at !== 'question' || item === undefined || nowMs - screen.sinceMs < DOUBLE_TAP_MS) {
    return only(state);
  }
  const answered = { ...state, answers: withAnswer(state.answers, item.code, answer) };

  return moveOn(setting, answered, screen.place, nowMs);
}

/** The very first answer is sent at once: whoever walks away now has still been heard. */
function moveOn(setting: KioskSetting, state: KioskState, place: number, nowMs: number): Step {
  const moved = advance(setting, state, place, nowMs);
  const first = moved.state.revision === 0 && Object.keys(moved.state.answers).length > 0;

  return first ? sending(moved.state, false) : moved;
}

function back(setting: KioskSetting, state: KioskState, nowMs: number): Step {
  if (state.screen.at === 'procedure') {
    return only({ ...state, screen: { at: 'start' } });
  }
  if (state.screen.at !== 'question') {
    return only(state);
  }
  const previous = previousQuestion(setting.questions, state.screen.place, state.answers);

  return previous === null
    ? only({ ...state, screen: { at: setting.asksProcedure ? 'procedure' : 'start' } })
    : only(question(state, previous, nowMs));
}

function fill(setting: KioskSetting, state: KioskState, answer: Answer | undefined): Step {
  const item =
    state.screen.at === 'question' ? setting.questions[state.screen.place]?.item : undefined;

  return item === undefined
    ? only(state)
    : only({ ...state, answers: withAnswer(state.answers, item.code, answer) });
}

/** Stopping before the end keeps what there is, as an incomplete response. */
function finish(state: KioskState): Step {
  const thanked: KioskState = { ...state, screen: { at: 'thanks' } };

  return state.answers === state.sentAnswers ? only(thanked) : sending(thanked, false);
}

/** Answers that were changed after the last sending go out before the person is forgotten. */
function leave(state: KioskState): Step {
  const unsent = state.screen.at !== 'thanks' && state.answers !== state.sentAnswers;
  const last = unsent ? sending(state, false).effects : [];

  return { state: newPerson(), effects: last };
}

export function stepKiosk(setting: KioskSetting, state: KioskState, event: KioskEvent): Step {
  switch (event.type) {
    case 'language':
      return only({ ...state, language: event.language });
    case 'begin': {
      const { respondentType, id, nowMs } = event;
      const begun =
        state.id === ''
          ? { ...state, respondentType, id, startedMs: nowMs }
          : { ...state, respondentType };

      return setting.asksProcedure
        ? only({ ...begun, screen: { at: 'procedure' } })
        : advance(setting, begun, -1, nowMs);
    }
    case 'query':
      return only({ ...state, query: event.query });
    case 'procedure':
      return advance(setting, { ...state, procedure: event.procedure }, -1, event.nowMs);
    case 'tap':
      return tap(setting, state, event.answer, event.nowMs);
    case 'fill':
      return fill(setting, state, event.answer);
    case 'forward':
      return state.screen.at === 'question'
        ? moveOn(setting, state, state.screen.place, event.nowMs)
        : only(state);
    case 'back':
      return back(setting, state, event.nowMs);
    case 'finish':
      return finish(state);
    case 'delivered':
      return only(
        event.id === state.id && event.revision === state.revision
          ? { ...state, delivery: event.delivery }
          : state,
      );
    case 'leave':
      return leave(state);
  }
}
