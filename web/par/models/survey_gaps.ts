import type { SurveyGap } from '../../shared/domain/par_plan.ts';
import { surveyCriteria, type Scorecard } from '../../shared/domain/scorecard.ts';
import { findCounter, itemsOf, type Survey } from '../../shared/domain/survey.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { planMessages } from '../../shared/i18n/par_plan.ts';

/** Surveys by code. */
export type Surveys = ReadonlyMap<string, Survey>;

/** The surveys that the scorecard stands on. */
export const surveyCodes = ({ fields }: Pick<Scorecard, 'fields'>): readonly string[] => [
  ...new Set(surveyCriteria(fields).flatMap(({ survey }) => survey?.survey ?? [])),
];

/** A gap with its names; codes where the survey does not tell any. */
export interface NamedGap {
  readonly question: string;
  readonly place: string;
  readonly gap: SurveyGap;
}

const surveyOf = (card: Pick<Scorecard, 'fields'>, surveys: Surveys, criterion: string) => {
  const found = surveyCriteria(card.fields).find(({ code }) => code === criterion);

  return surveys.get(found?.survey?.survey ?? '');
};

function questionOf(gap: SurveyGap, survey: Survey | undefined, language: Language): string {
  const item =
    survey === undefined
      ? undefined
      : itemsOf(survey.instrument).find(({ code }) => code === gap.item);
  const name =
    item === undefined ? (gap.item ?? '') : `${item.code}. ${textIn(item.text, language)}`;
  const option =
    gap.option == null ? '' : planMessages[language].optimum.option(String(gap.option));

  return [name, option].filter((text) => text !== '').join(' – ');
}

function placeOf(gap: SurveyGap, survey: Survey | undefined, language: Language): string {
  if (gap.counter === undefined) {
    const unit = survey?.units.find(({ code }) => code === gap.unit);

    return unit === undefined ? (gap.unit ?? '') : textIn(unit.name, language);
  }
  if (gap.counter === null) {
    return planMessages[language].optimum.noCounter;
  }
  const found = survey === undefined ? null : findCounter(survey, gap.counter);

  return found === null ? gap.counter : textIn(found.counter.name, language);
}

export const namedGaps = (
  gaps: readonly SurveyGap[],
  card: Pick<Scorecard, 'fields'>,
  surveys: Surveys,
  language: Language,
): readonly NamedGap[] =>
  gaps.map((gap) => {
    const survey = surveyOf(card, surveys, gap.criterion);

    return {
      question: questionOf(gap, survey, language),
      place: placeOf(gap, survey, language),
      gap,
    };
  });

/** Points come in steps: what one answer does is told by the share that it moves. */
export const inSteps = (gaps: readonly SurveyGap[]): boolean =>
  gaps.every(({ points_per_answer: each }) => each === null);
