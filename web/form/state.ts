import type { Problem } from '../shared/api/http.ts';
import {
  applicableAnswers,
  applies,
  withAnswer,
  type Answer,
  type Answers,
} from '../shared/domain/answers.ts';
import { placeOf, type Violation } from '../shared/domain/problem.ts';
import { nextAttempt, responseBody, type ResponseBody } from '../shared/domain/response.ts';
import { formPages, type FormPage } from '../shared/domain/routing.ts';
import type { Instrument, RespondentType, Survey } from '../shared/domain/survey.ts';
import type { Language } from '../shared/domain/text.ts';
import { checkAll, checkComment, checkItems } from '../shared/domain/validate.ts';
import type { Stepped } from '../shared/ui/useMachine.ts';

/** What the person has entered; kept in the session storage until it is sent. */
export interface Draft {
  readonly id: string;
  readonly startedMs: number;
  readonly unit: string | null;
  readonly respondentType: RespondentType | null;
  readonly procedure: string | null;
  readonly answers: Answers;
  readonly comment: string;
}

export type Sending =
  | { readonly is: 'idle' }
  | { readonly is: 'sending' }
  | { readonly is: 'failed'; readonly problem: Problem };

export interface FormState {
  readonly draft: Draft;
  readonly page: string;
  /** Came from the review page by "change", and goes back there. */
  readonly changing: boolean;
  readonly errors: readonly Violation[];
  /** Counts refusals, so that the error summary takes the focus each time. */
  readonly attempt: number;
  readonly tried: ResponseBody | null;
  readonly sending: Sending;
}

export type FormEvent =
  | { readonly type: 'set'; readonly part: Partial<Draft>; readonly pointer: string }
  | { readonly type: 'answer'; readonly code: string; readonly answer: Answer | undefined }
  | { readonly type: 'next' }
  | { readonly type: 'back' }
  | { readonly type: 'change'; readonly page: string }
  | { readonly type: 'shown'; readonly page: string }
  | {
      readonly type: 'submit';
      readonly day: string;
      readonly nowMs: number;
      readonly language: Language;
    }
  | { readonly type: 'sent' }
  | { readonly type: 'refused'; readonly problem: Problem };

export type FormEffect =
  | { readonly type: 'keep'; readonly draft: Draft; readonly page: string }
  | { readonly type: 'page'; readonly page: string }
  | { readonly type: 'send'; readonly body: ResponseBody }
  | { readonly type: 'forget' };

type Step = Stepped<FormState, FormEffect>;

/** The pages that have something to ask, given the answers. */
export function visiblePages(instrument: Instrument, answers: Answers): readonly FormPage[] {
  const counting = applicableAnswers(instrument, answers);

  return formPages(instrument)
    .map((page) => ({ ...page, items: page.items.filter((item) => applies(item, counting)) }))
    .filter((page) => page.items.length > 0);
}

export const pageKeys = (instrument: Instrument, answers: Answers): readonly string[] => [
  'start',
  ...visiblePages(instrument, answers).map(({ key }) => key),
  'comment',
  'review',
];

/** A survey of one unit, or open to one kind of respondent, does not ask for it. */
export function newDraft(survey: Survey, id: string, startedMs: number): Draft {
  const onlyOne = <Value>(values: readonly Value[]): Value | null =>
    values.length === 1 ? (values[0] ?? null) : null;

  return {
    id,
    startedMs,
    unit: onlyOne(survey.units)?.code ?? null,
    respondentType: onlyOne(survey.respondent_types),
    procedure: null,
    answers: {},
    comment: '',
  };
}

export const openForm = (draft: Draft, page: string): FormState => ({
  draft,
  page,
  changing: false,
  errors: [],
  attempt: 0,
  tried: null,
  sending: { is: 'idle' },
});

function checkStart(survey: Survey, draft: Draft): readonly Violation[] {
  const missing = (wrong: boolean, pointer: string) =>
    wrong ? [{ pointer, code: 'required' }] : [];

  return [
    ...missing(draft.unit === null, '/unit'),
    ...missing(
      survey.respondent_types.length > 0 && draft.respondentType === null,
      '/respondent_type',
    ),
  ];
}

export function checkPage(survey: Survey, draft: Draft, page: string): readonly Violation[] {
  if (page === 'start') {
    return checkStart(survey, draft);
  }
  if (page === 'comment') {
    return checkComment(draft.comment);
  }
  const shown = visiblePages(survey.instrument, draft.answers).find(({ key }) => key === page);

  return checkItems(shown?.items ?? [], draft.answers);
}

/** The page on which a violation can be put right. */
export function pageOf(survey: Survey, answers: Answers, { pointer }: Violation): string {
  const place = placeOf(pointer);
  const pages = visiblePages(survey.instrument, answers);

  if (place.kind === 'member') {
    return place.name === 'comment'
      ? 'comment'
      : place.name === 'answers'
        ? (pages[0]?.key ?? 'start')
        : 'start';
  }
  const page = pages.find(({ items }) => items.some(({ code }) => code === place.code));

  return page?.key ?? 'start';
}

const refused = (state: FormState, errors: readonly Violation[]): Step => ({
  state: { ...state, errors, attempt: state.attempt + 1, sending: { is: 'idle' } },
  effects: [],
});

function open(state: FormState, page: string, changing: boolean): Step {
  return {
    state: { ...state, page, changing, sending: { is: 'idle' } },
    effects: [
      { type: 'keep', draft: state.draft, page },
      { type: 'page', page },
    ],
  };
}

function next(survey: Survey, state: FormState): Step {
  const errors = checkPage(survey, state.draft, state.page);
  if (errors.length > 0) {
    return refused(state, errors);
  }
  const keys = pageKeys(survey.instrument, state.draft.answers);
  const page = state.changing ? 'review' : (keys[keys.indexOf(state.page) + 1] ?? 'review');

  return open({ ...state, errors: [] }, page, false);
}

function submit(survey: Survey, state: FormState, event: FormEvent & { type: 'submit' }): Step {
  const { draft } = state;
  const { instrument } = survey;
  const answers = applicableAnswers(instrument, draft.answers);
  const errors = [...checkStart(survey, draft), ...checkAll(instrument, answers, draft.comment)];

  if (errors.length > 0 || draft.unit === null || state.sending.is === 'sending') {
    return errors.length > 0 ? refused(state, errors) : { state, effects: [] };
  }
  const given = {
    ...draft,
    unit: draft.unit,
    counter: null,
    channel: 'online' as const,
    language: event.language,
  };
  const moment = { day: event.day, durationSeconds: (event.nowMs - draft.startedMs) / 1000 };
  const fresh = responseBody(instrument, given, moment, 1, true);
  const body = nextAttempt(state.tried, fresh);

  return {
    state: { ...state, errors: [], tried: body, sending: { is: 'sending' } },
    effects: [{ type: 'send', body }],
  };
}

/** What the person changes is no longer wrong until it is checked again. */
function edit(state: FormState, draft: Draft, pointer: string): Step {
  const errors = state.errors.filter(
    (violation) => violation.pointer !== pointer && violation.pointer !== '/answers',
  );

  return {
    state: { ...state, draft, errors },
    effects: [{ type: 'keep', draft, page: state.page }],
  };
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

      return open(state, keys[keys.indexOf(state.page) - 1] ?? 'start', false);
    }
    case 'change':
      return open(state, event.page, event.page !== 'review');
    case 'shown': {
      const known = pageKeys(survey.instrument, state.draft.answers).includes(event.page);
      const moved = known && state.page !== 'done';

      return {
        state: moved ? { ...state, page: event.page, changing: false } : state,
        effects: [],
      };
    }
    case 'submit':
      return submit(survey, state, event);
    case 'sent':
      return {
        state: {
          ...state,
          page: 'done',
          draft: { ...state.draft, answers: {}, comment: '' },
          sending: { is: 'idle' },
        },
        effects: [{ type: 'forget' }, { type: 'page', page: 'done' }],
      };
    case 'refused':
      return event.problem.violations.length > 0
        ? refused(state, event.problem.violations)
        : {
            state: { ...state, sending: { is: 'failed', problem: event.problem } },
            effects: [],
          };
  }
}
