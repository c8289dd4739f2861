import {
  applicableAnswers,
  withAnswer,
  type Answer,
  type Answers,
} from '../shared/domain/answers.ts';
import { nextQuestion, previousQuestion, type Asked } from '../shared/domain/routing.ts';
import {
  itemsOf,
  type Instrument,
  type Item,
  type RespondentType,
} from '../shared/domain/survey.ts';
import { checkItems } from '../shared/domain/validate.ts';
import type { KioskLanguage } from '../shared/i18n/kiosk.ts';
import type { Stepped } from '../shared/ui/useMachine.ts';

export type Screen =
  /** The opening question: one tap on it is an answer. */
  | { readonly at: 'start' }
  /** Waits until the answers are on disk; nobody is thanked before. */
  | { readonly at: 'keeping'; readonly then: 'offer' | 'thanks' }
  | { readonly at: 'offer' }
  | { readonly at: 'who' }
  | { readonly at: 'procedure' }
  | { readonly at: 'question'; readonly place: number }
  | { readonly at: 'comment'; readonly warned: boolean }
  | { readonly at: 'thanks' }
  /** The tablet could not keep the answers and says so. */
  | { readonly at: 'lost' };

export type TextSize = 'small' | 'normal' | 'large';

/** Everything about the person at the tablet; a new person starts from a new one. */
export interface KioskState {
  readonly language: KioskLanguage;
  readonly size: TextSize;
  readonly contrast: boolean;
  readonly screen: Screen;
  /** When the screen changed: touches right after it were meant for the one before. */
  readonly sinceMs: number;
  /** Whether somebody is there: the session has been opened. */
  readonly present: boolean;
  readonly respondentType: RespondentType | null;
  readonly procedure: string | null;
  readonly query: string;
  readonly answers: Answers;
  readonly comment: string;
  readonly id: string;
  readonly day: string;
  readonly startedMs: number;
  /** The highest revision handed out to be kept, and the highest that is on disk. */
  readonly revision: number;
  readonly kept: number;
  /** Whether something was said since that revision. */
  readonly news: boolean;
}

export type KioskEvent =
  | { readonly type: 'language'; readonly language: KioskLanguage }
  | { readonly type: 'size'; readonly size: TextSize }
  | { readonly type: 'contrast' }
  /** The tap on the opening question; brings what makes a response. */
  | {
      readonly type: 'rate';
      readonly answer: Answer;
      readonly id: string;
      readonly day: string;
      readonly nowMs: number;
    }
  | { readonly type: 'more'; readonly nowMs: number }
  | { readonly type: 'who'; readonly respondentType: RespondentType; readonly nowMs: number }
  | { readonly type: 'query'; readonly query: string }
  | { readonly type: 'procedure'; readonly procedure: string | null; readonly nowMs: number }
  | { readonly type: 'tap'; readonly answer: Answer; readonly nowMs: number }
  | { readonly type: 'fill'; readonly answer: Answer | undefined }
  | { readonly type: 'forward'; readonly nowMs: number }
  | { readonly type: 'back'; readonly nowMs: number }
  | { readonly type: 'comment'; readonly comment: string }
  /** Ends the form with the comment; `personal` if it seems to hold a personal number. */
  | { readonly type: 'hand-in'; readonly personal: boolean; readonly nowMs: number }
  | { readonly type: 'finish'; readonly nowMs: number }
  | {
      readonly type: 'kept';
      readonly id: string;
      readonly revision: number;
      readonly nowMs: number;
    }
  | { readonly type: 'lost'; readonly id: string; readonly nowMs: number }
  | { readonly type: 'leave'; readonly nowMs: number };

export type Effect =
  | { readonly do: 'open' }
  | { readonly do: 'keep'; readonly person: KioskState; readonly complete: boolean }
  | { readonly do: 'close' };

export interface KioskSetting {
  readonly instrument: Instrument;
  readonly questions: readonly Asked[];
  readonly respondentTypes: readonly RespondentType[];
  readonly asksProcedure: boolean;
  readonly contrast: boolean;
}

type Step = Stepped<KioskState, Effect>;

/** Taps that follow this soon belong to the screen before: a trembling or impatient finger. */
export const DOUBLE_TAP_MS = 250;
/** Longer where a stray tap would answer for a person who is not there. */
export const START_REST_MS = 600;

/** The service takes no higher one. Revisions are sent only when the person is gone. */
const LAST_REVISION = 100;

export const newPerson = (contrast = false, nowMs = 0): KioskState => ({
  language: 'vi',
  size: 'normal',
  contrast,
  screen: { at: 'start' },
  sinceMs: nowMs,
  present: false,
  respondentType: null,
  procedure: null,
  query: '',
  answers: {},
  comment: '',
  id: '',
  day: '',
  startedMs: 0,
  revision: 0,
  kept: 0,
  news: false,
});

const only = (state: KioskState): Step => ({ state, effects: [] });

const show = (state: KioskState, screen: Screen, nowMs: number): KioskState => ({
  ...state,
  screen,
  sinceMs: nowMs,
});

/** Answers of questions that still apply; a changed answer may have closed later ones. */
export const standing = ({ instrument }: KioskSetting, answers: Answers): Answers =>
  applicableAnswers(instrument, answers);

export function itemShown(setting: KioskSetting, { screen }: KioskState): Item | undefined {
  const place = screen.at === 'start' ? 0 : screen.at === 'question' ? screen.place : -1;

  return setting.questions[place]?.item;
}

/** A required question cannot be passed over without an answer. */
export const canPass = (item: Item, answers: Answers): boolean =>
  checkItems([item], answers).length === 0;

const arrive = (state: KioskState): Step =>
  state.present ? only(state) : { state: { ...state, present: true }, effects: [{ do: 'open' }] };

/**
 * Hands out a new revision with what there is now, but without a comment: only handing it in does
 * that. Its writer may still have reasons to take it back.
 */
function keeping(state: KioskState): Step {
  const person: KioskState = {
    ...state,
    revision: Math.min(state.revision + 1, LAST_REVISION),
    news: false,
  };

  return {
    state: person,
    effects: [{ do: 'keep', person: { ...person, comment: '' }, complete: false }],
  };
}

/** After a question: what is new is kept at once, since the person may walk away at any moment. */
const keepingNews = (state: KioskState): Step => (state.news ? keeping(state) : only(state));

function rate(
  setting: KioskSetting,
  state: KioskState,
  event: Extract<KioskEvent, { type: 'rate' }>,
): Step {
  const item = itemShown(setting, state);

  if (state.screen.at !== 'start' || item === undefined) {
    return only(state);
  }
  const [onlyType, ...otherTypes] = setting.respondentTypes;
  const person: KioskState = {
    ...show(state, { at: 'keeping', then: 'offer' }, event.nowMs),
    present: true,
    id: event.id,
    day: event.day,
    startedMs: event.nowMs,
    answers: withAnswer(state.answers, item.code, event.answer),
    respondentType: otherTypes.length === 0 ? (onlyType ?? null) : null,
  };

  return keeping(person);
}

/** The screens between the offer and the questions, as far as the survey has them. */
const questionsFrom = (setting: KioskSetting): Screen['at'][] => [
  'offer',
  ...(setting.respondentTypes.length > 1 ? (['who'] as const) : []),
  ...(setting.asksProcedure ? (['procedure'] as const) : []),
];

const screenAt = (at: Screen['at']): Screen =>
  at === 'who' || at === 'procedure' ? { at } : { at: 'offer' };

/** To the next question that applies; after the last one comes the comment. */
function advance(setting: KioskSetting, state: KioskState, from: number, nowMs: number): Step {
  const next = nextQuestion(setting.questions, from, standing(setting, state.answers));
  const screen: Screen =
    next === null ? { at: 'comment', warned: false } : { at: 'question', place: next };

  return only(show(state, screen, nowMs));
}

/** From the offer, or a screen before the questions, to what comes after it. */
function onward(setting: KioskSetting, state: KioskState, nowMs: number): Step {
  const before = questionsFrom(setting);
  const place = before.indexOf(state.screen.at);
  const after = before[place + 1];

  if (place < 0) {
    return only(state);
  }
  return after === undefined
    ? advance(setting, state, 0, nowMs)
    : only(show(state, screenAt(after), nowMs));
}

function back(setting: KioskSetting, state: KioskState, nowMs: number): Step {
  const before = questionsFrom(setting);
  const { screen } = state;

  if (screen.at === 'who' || screen.at === 'procedure') {
    const earlier = before[before.indexOf(screen.at) - 1] ?? 'offer';

    return only(show(state, screenAt(earlier), nowMs));
  }
  if (screen.at !== 'question' && screen.at !== 'comment') {
    return only(state);
  }
  const place = screen.at === 'question' ? screen.place : setting.questions.length;
  const earlier = previousQuestion(setting.questions, place, standing(setting, state.answers));

  return only(
    show(
      state,
      earlier === null ? screenAt(before.at(-1) ?? 'offer') : { at: 'question', place: earlier },
      nowMs,
    ),
  );
}

/** Keeps what is new and moves on, unless the question must be answered first. */
function moveOn(setting: KioskSetting, state: KioskState, nowMs: number): Step {
  const item = itemShown(setting, state);

  if (state.screen.at !== 'question' || item === undefined || !canPass(item, state.answers)) {
    return only(state);
  }
  const kept = keepingNews(state);

  return { ...advance(setting, kept.state, state.screen.place, nowMs), effects: kept.effects };
}

function fill(setting: KioskSetting, state: KioskState, answer: Answer | undefined): KioskState {
  const item = state.screen.at === 'question' ? itemShown(setting, state) : undefined;

  return item === undefined || state.answers[item.code] === answer
    ? state
    : { ...state, answers: withAnswer(state.answers, item.code, answer), news: true };
}

/**
 * The last screen: complete if nothing required is missing. A comment with a personal number is
 * asked about once.
 */
function handIn(setting: KioskSetting, state: KioskState, personal: boolean, nowMs: number): Step {
  if (state.screen.at !== 'comment') {
    return only(state);
  }
  if (personal && !state.screen.warned) {
    return only(show(state, { at: 'comment', warned: true }, nowMs));
  }
  const answers = standing(setting, state.answers);
  const complete = checkItems(itemsOf(setting.instrument), answers).length === 0;

  const { state: person } = keeping(show(state, { at: 'keeping', then: 'thanks' }, nowMs));

  return { state: person, effects: [{ do: 'keep', person, complete }] };
}

/** Stopping before the end keeps what there is. */
function finish(state: KioskState, nowMs: number): Step {
  if (state.news) {
    return keeping(show(state, { at: 'keeping', then: 'thanks' }, nowMs));
  }
  return only(
    show(
      state,
      state.kept === state.revision ? { at: 'thanks' } : { at: 'keeping', then: 'thanks' },
      nowMs,
    ),
  );
}

/** Forgets the person; answers that were not kept yet are kept first. */
function leave(setting: KioskSetting, state: KioskState, nowMs: number): Step {
  const kept = keepingNews(state).effects;
  const closed: readonly Effect[] = state.present ? [{ do: 'close' }] : [];

  return { state: newPerson(setting.contrast, nowMs), effects: [...kept, ...closed] };
}

function told(state: KioskState, event: Extract<KioskEvent, { type: 'kept' }>): KioskState {
  if (event.id !== state.id) {
    return state;
  }
  const kept = { ...state, kept: Math.max(state.kept, event.revision) };

  return state.screen.at === 'keeping' && kept.kept === state.revision
    ? show(kept, { at: state.screen.then }, event.nowMs)
    : kept;
}

const REPORTS: readonly KioskEvent['type'][] = ['kept', 'lost', 'leave'];

/** A touch that came before the person could have seen what is on the screen now. */
function isStray({ screen, sinceMs }: KioskState, event: KioskEvent): boolean {
  if (!('nowMs' in event) || REPORTS.includes(event.type)) {
    return false;
  }
  const seenMs = event.nowMs - sinceMs;

  return seenMs >= 0 && seenMs < (screen.at === 'start' ? START_REST_MS : DOUBLE_TAP_MS);
}

export function stepKiosk(setting: KioskSetting, state: KioskState, event: KioskEvent): Step {
  if (isStray(state, event)) {
    return only(state);
  }
  switch (event.type) {
    case 'language':
      return arrive({ ...state, language: event.language });
    case 'size':
      return arrive({ ...state, size: event.size });
    case 'contrast':
      return arrive({ ...state, contrast: !state.contrast });
    case 'rate':
      return rate(setting, state, event);
    case 'more':
      return state.screen.at === 'offer' ? onward(setting, state, event.nowMs) : only(state);
    case 'who':
      return onward(
        setting,
        { ...state, respondentType: event.respondentType, news: true },
        event.nowMs,
      );
    case 'query':
      return only({ ...state, query: event.query });
    case 'procedure':
      return onward(setting, { ...state, procedure: event.procedure, news: true }, event.nowMs);
    case 'tap':
      return moveOn(setting, fill(setting, state, event.answer), event.nowMs);
    case 'fill':
      return only(fill(setting, state, event.answer));
    case 'forward':
      return moveOn(setting, state, event.nowMs);
    case 'back':
      return back(setting, state, event.nowMs);
    case 'comment':
      return only({ ...state, comment: event.comment });
    case 'hand-in':
      return handIn(setting, state, event.personal, event.nowMs);
    case 'finish':
      return finish(state, event.nowMs);
    case 'kept':
      return only(told(state, event));
    case 'lost':
      return only(event.id === state.id ? show(state, { at: 'lost' }, event.nowMs) : state);
    case 'leave':
      return leave(setting, state, event.nowMs);
  }
}
