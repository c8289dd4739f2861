import type { Problem } from '../shared/api/http.ts';
import { applicableAnswers, withAnswer, type Answer } from '../shared/domain/answers.ts';
import type { Violation } from '../shared/domain/problem.ts';
import { nextAttempt, responseBody, type ResponseBody } from '../shared/domain/response.ts';
import type { Survey } from '../shared/domain/survey.ts';
import type { FormLanguage } from '../shared/domain/text.ts';
import { checkAll } from '../shared/domain/validate.ts';
import type { Stepped } from '../shared/ui/useMachine.ts';
import { newDraft, type Draft } from './draft.ts';
import { checkPage, checkStart, pageKeys, remedyOf } from './pages.ts';

const WORTH_ANOTHER_TRY = [408, 425, 429];

/** A refusal that the same answers would meet again; 0 stands for no reply at all. */
const isFinal = (status: number): boolean =>
  status >= 400 && status < 500 && !WORTH_ANOTHER_TRY.includes(status);

export type Sending =
  | { readonly is: 'idle' }
  | { readonly is: 'sending'; readonly attempts: number }
  /** Failed in a way that passes; sent again by itself. */
  | { readonly is: 'waiting'; readonly attempts: number; readonly problem: Problem }
  | { readonly is: 'failed'; readonly problem: Problem };

/** What the person is told about the draft. */
export type DraftNote = 'none' | 'kept' | 'resumed' | 'impossible' | 'discarded';

export interface FormState {
  readonly draft: Draft;
  readonly page: string;
  /** When this visit began. */
  readonly openedMs: number;
  /** Came from the review page by "change", and goes back there. */
  readonly changing: boolean;
  /** The control that a link of the error summary leads to, on a page that is yet to be shown. */
  readonly focus: string | null;
  readonly errors: readonly Violation[];
  /** Counts refusals, so that the error summary takes the focus each time. */
  readonly attempt: number;
  readonly tried: ResponseBody | null;
  readonly sending: Sending;
  readonly note: DraftNote;
  /** What was sent, for as long as the confirmation is shown. */
  readonly sent: { readonly body: ResponseBody; readonly draft: Draft } | null;
}

export type FormEvent =
  | { readonly type: 'set'; readonly part: Partial<Draft>; readonly pointer: string }
  | { readonly type: 'answer'; readonly code: string; readonly answer: Answer | undefined }
  | { readonly type: 'next' }
  | { readonly type: 'back' }
  | { readonly type: 'change'; readonly page: string; readonly focus?: string }
  | { readonly type: 'shown'; readonly page: string }
  | {
      readonly type: 'submit';
      readonly day: string;
      readonly nowMs: number;
      readonly language: FormLanguage;
    }
  | { readonly type: 'again' }
  | { readonly type: 'sent'; readonly revision: number }
  | { readonly type: 'refused'; readonly revision: number; readonly problem: Problem }
  | { readonly type: 'discard'; readonly id: string; readonly nowMs: number }
  | { readonly type: 'unkept' };

export type FormEffect =
  | { readonly type: 'keep'; readonly state: FormState }
  | { readonly type: 'page'; readonly page: string }
  | { readonly type: 'send'; readonly body: ResponseBody }
  | { readonly type: 'wait'; readonly attempts: number }
  | { readonly type: 'forget' };

type Step = Stepped<FormState, FormEffect>;

export const openForm = (draft: Draft, page: string, openedMs: number): FormState => ({
  draft,
  page,
  openedMs,
  changing: false,
  focus: null,
  errors: [],
  attempt: 0,
  tried: null,
  sending: { is: 'idle' },
  note: 'none',
  sent: null,
});

const unchanged = (state: FormState): Step => ({ state, effects: [] });

const refused = (state: FormState, errors: readonly Violation[]): Step =>
  unchanged({
    ...state,
    errors,
    focus: null,
    attempt: state.attempt + 1,
    sending: { is: 'idle' },
  });

function keeping(state: FormState): Step {
  const note = state.note === 'impossible' ? 'impossible' : 'kept';
  const kept: FormState = { ...state, note };

  return { state: kept, effects: [{ type: 'keep', state: kept }] };
}

function open(before: FormState, page: string, more: Partial<FormState> = {}): Step {
  const { state, effects } = keeping({
    ...before,
    page,
    changing: false,
    focus: null,
    sending: { is: 'idle' },
    ...more,
  });

  return { state, effects: [...effects, { type: 'page', page }] };
}

function next(survey: Survey, state: FormState): Step {
  const errors = checkPage(survey, state.draft, state.page);
  if (errors.length > 0) {
    return refused(state, errors);
  }
  const keys = pageKeys(survey.instrument, state.draft.answers);
  const page = state.changing ? 'review' : (keys[keys.indexOf(state.page) + 1] ?? 'review');

  return open(state, page, { errors: [] });
}

function shown(survey: Survey, state: FormState, page: string): Step {
  const known = pageKeys(survey.instrument, state.draft.answers).includes(page);

  return unchanged(
    known && state.sent === null
      ? { ...state, page, changing: false, focus: null, sending: { is: 'idle' } }
      : state,
  );
}

/** The body is kept before it is sent, so that after a crash the very same one is sent again. */
function send(state: FormState, body: ResponseBody, attempts: number): Step {
  const step = keeping({ ...state, errors: [], tried: body, sending: { is: 'sending', attempts } });

  return { state: step.state, effects: [...step.effects, { type: 'send', body }] };
}

function submit(survey: Survey, state: FormState, event: FormEvent & { type: 'submit' }): Step {
  const { draft } = state;
  const { instrument } = survey;
  const answers = applicableAnswers(instrument, draft.answers);
  const errors = [...checkStart(survey, draft), ...checkAll(instrument, answers, draft.comment)];

  if (errors.length > 0 || draft.unit === null || state.sending.is === 'sending') {
    return errors.length > 0 ? refused(state, errors) : unchanged(state);
  }
  const given = {
    ...draft,
    unit: draft.unit,
    counter: null,
    channel: 'online' as const,
    language: event.language,
  };
  const spentMs = draft.spentMs + event.nowMs - state.openedMs;
  const moment = { day: event.day, durationSeconds: spentMs / 1000 };
  const fresh = responseBody(instrument, given, moment, 1, true);

  return send(state, nextAttempt(state.tried, fresh), 0);
}

/** A reply counts only for what is being sent now, not for what the person has since gone back from. */
const isAwaited = (state: FormState, revision: number): boolean =>
  state.sending.is === 'sending' && state.tried?.revision === revision;

function delivered(survey: Survey, state: FormState): Step {
  const { draft, tried } = state;
  if (tried === null) {
    return unchanged(state);
  }
  return {
    state: {
      ...state,
      page: 'done',
      draft: newDraft(survey, draft.id),
      sending: { is: 'idle' },
      note: 'none',
      sent: { body: tried, draft },
    },
    effects: [{ type: 'forget' }, { type: 'page', page: 'done' }],
  };
}

function undelivered(survey: Survey, state: FormState, problem: Problem): Step {
  const mendable = problem.violations.filter(
    (violation) => remedyOf(survey, state.draft.answers, violation) !== null,
  );
  if (mendable.length > 0) {
    return refused(state, mendable);
  }
  if (isFinal(problem.status)) {
    return unchanged({ ...state, sending: { is: 'failed', problem } });
  }
  const attempts = state.sending.is === 'sending' ? state.sending.attempts + 1 : 1;

  return {
    state: { ...state, sending: { is: 'waiting', attempts, problem } },
    effects: [{ type: 'wait', attempts }],
  };
}

/** What the person changes is no longer wrong until it is checked again. */
function edit(state: FormState, draft: Draft, pointer: string): Step {
  const errors = state.errors.filter(
    (violation) => violation.pointer !== pointer && violation.pointer !== '/answers',
  );

  return keeping({ ...state, draft, errors });
}

export function stepForm(survey: Survey, state: FormState, event: FormEvent): Step {
  switch (event.type) {
    case 'set':
      return edit(state, { ...state.draft, ...event.part }, event.pointer);
    case 'answer': {
      const answers = withAnswer(state.draft.answers, event.code, event.answer);

      return edit(state, { ...state.draft, answers }, `/answers/${event.code}`);
    }
    case 'next':
      return next(survey, state);
    case 'back': {
      const keys = pageKeys(survey.instrument, state.draft.answers);

      return open(state, keys[keys.indexOf(state.page) - 1] ?? 'start');
    }
    case 'change':
      return open(state, event.page, {
        changing: event.page !== 'review',
        focus: event.focus ?? null,
      });
    case 'shown':
      return shown(survey, state, event.page);
    case 'submit':
      return submit(survey, state, event);
    case 'again':
      return state.sending.is === 'waiting' && state.tried !== null
        ? send(state, state.tried, state.sending.attempts)
        : unchanged(state);
    case 'sent':
      return isAwaited(state, event.revision) ? delivered(survey, state) : unchanged(state);
    case 'refused':
      return isAwaited(state, event.revision)
        ? undelivered(survey, state, event.problem)
        : unchanged(state);
    case 'discard':
      return {
        state: {
          ...openForm(newDraft(survey, event.id), 'start', event.nowMs),
          note: 'discarded',
        },
        effects: [{ type: 'forget' }, { type: 'page', page: 'start' }],
      };
    case 'unkept':
      return unchanged({ ...state, note: 'impossible' });
  }
}
