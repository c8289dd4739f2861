import { applicableAnswers, type Answer, type Answers } from './answers.ts';
import type { Channel, Instrument, RespondentType } from './survey.ts';

export type WireAnswer = number | 'NA' | readonly number[] | string;

/** The body of POST /api/v1/surveys/{survey}/responses. */
export interface ResponseBody {
  readonly id: string;
  readonly instrument: string;
  readonly unit: string;
  readonly counter?: string;
  readonly procedure?: string;
  readonly channel: Channel;
  readonly respondent_type?: RespondentType;
  readonly day: string;
  readonly language: string;
  readonly duration_s: number;
  readonly revision: number;
  readonly complete: boolean;
  readonly answers: Readonly<Record<string, WireAnswer>>;
  readonly comment?: string;
}

export interface Given {
  readonly id: string;
  readonly unit: string;
  readonly counter: string | null;
  readonly procedure: string | null;
  readonly channel: Channel;
  readonly respondentType: RespondentType | null;
  readonly language: string;
  readonly answers: Answers;
  readonly comment: string;
}

export interface Moment {
  readonly day: string;
  readonly durationSeconds: number;
}

const LONGEST_DURATION_S = 86_400;

const wireAnswer = (answer: Answer): WireAnswer =>
  typeof answer === 'object' && 'text' in answer ? answer.text.trim() : answer;

export function responseBody(
  instrument: Instrument,
  given: Given,
  moment: Moment,
  revision: number,
  complete: boolean,
): ResponseBody {
  const answers = applicableAnswers(instrument, given.answers);
  const duration = Math.min(Math.max(Math.round(moment.durationSeconds), 0), LONGEST_DURATION_S);

  return {
    id: given.id,
    instrument: instrument.code,
    unit: given.unit,
    ...(given.counter === null ? {} : { counter: given.counter }),
    ...(given.procedure === null ? {} : { procedure: given.procedure }),
    channel: given.channel,
    ...(given.respondentType === null ? {} : { respondent_type: given.respondentType }),
    day: moment.day,
    language: given.language,
    duration_s: duration,
    revision,
    complete,
    answers: Object.fromEntries(
      Object.entries(answers).map(([code, answer]) => [code, wireAnswer(answer)]),
    ),
    ...(given.comment.trim() === '' ? {} : { comment: given.comment.trim() }),
  };
}

/** What a person said, without when and how often it was sent. */
const contentOf = ({ duration_s, day, revision, ...content }: ResponseBody): string =>
  JSON.stringify(content);

/**
 * The body to send now, given the one tried before. The same content is sent again to the letter
 * (the service answers "known"); changed content is a new revision, since the same revision with
 * another body would be refused as a conflict.
 */
export function nextAttempt(tried: ResponseBody | null, fresh: ResponseBody): ResponseBody {
  if (tried === null) {
    return fresh;
  }
  return contentOf(tried) === contentOf(fresh) ? tried : { ...fresh, revision: tried.revision + 1 };
}
