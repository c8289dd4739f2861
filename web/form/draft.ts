import type { Answers } from '../shared/domain/answers.ts';
import type { ResponseBody } from '../shared/domain/response.ts';
import { proceduresOf, type RespondentType, type Survey } from '../shared/domain/survey.ts';

/** What the person has entered. */
export interface Draft {
  readonly id: string;
  /** Time spent on earlier visits; when they were is nobody's business, not even this device's. */
  readonly spentMs: number;
  readonly unit: string | null;
  readonly respondentType: RespondentType | null;
  readonly procedure: string | null;
  readonly answers: Answers;
  readonly comment: string;
}

/** What stays on the device until it is sent or deleted. */
export interface KeptDraft {
  readonly instrument: string;
  readonly draft: Draft;
  readonly page: string;
  /** What was tried to be sent: after a lost reply the same body must be sent again. */
  readonly tried: ResponseBody | null;
}

export const instrumentKey = ({ instrument }: Survey): string =>
  `${instrument.code} ${instrument.version}`;

/** A survey of one unit, or open to one kind of respondent, does not ask for it. */
export function newDraft(survey: Survey, id: string): Draft {
  const onlyOne = <Value>(values: readonly Value[]): Value | null =>
    values.length === 1 ? (values[0] ?? null) : null;

  return {
    id,
    spentMs: 0,
    unit: onlyOne(survey.units)?.code ?? null,
    respondentType: onlyOne(survey.respondent_types),
    procedure: null,
    answers: {},
    comment: '',
  };
}

/**
 * A draft of another version of the questionnaire is of no use any more. Units and procedures may
 * have ended since it was kept; what can no longer be chosen is asked again.
 */
export function usableDraft(survey: Survey, kept: KeptDraft | null): KeptDraft | null {
  if (kept === null || kept.instrument !== instrumentKey(survey)) {
    return null;
  }
  const fresh = newDraft(survey, kept.draft.id);
  const { unit, procedure } = kept.draft;
  const unitIsThere = survey.units.some(({ code }) => code === unit);
  const procedureIsThere = proceduresOf(survey, unit).some(({ code }) => code === procedure);

  return {
    ...kept,
    draft: {
      ...kept.draft,
      unit: unitIsThere ? unit : fresh.unit,
      procedure: procedureIsThere ? procedure : null,
    },
  };
}
