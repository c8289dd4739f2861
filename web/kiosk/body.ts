import { responseBody, type ResponseBody } from '../shared/domain/response.ts';
import type { Named, Survey, Unit } from '../shared/domain/survey.ts';
import type { KioskState } from './state.ts';

/** Where the tablet stands. */
export interface Place {
  readonly survey: Survey;
  readonly unit: Unit;
  readonly counter: Named;
}

/** What is kept of a person: their answers, the day and how long it took, nothing else. */
export function bodyOf(
  { survey, unit, counter }: Place,
  person: KioskState,
  complete: boolean,
  nowMs: number,
): ResponseBody {
  return responseBody(
    survey.instrument,
    {
      id: person.id,
      unit: unit.code,
      counter: counter.code,
      procedure: person.procedure,
      channel: 'kiosk',
      respondentType: person.respondentType,
      language: person.language,
      answers: person.answers,
      comment: person.comment,
    },
    // The day of the first tap: a higher revision after midnight is still of the same response.
    { day: person.day, durationSeconds: (nowMs - person.startedMs) / 1000 },
    person.revision,
    complete,
  );
}
