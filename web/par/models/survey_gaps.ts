import type { SurveyGap } from '../../shared/domain/par_plan.ts';
import { surveyCriteria, type Scorecard } from '../../shared/domain/scorecard.ts';
import {
  findCounter,
  itemsOf,
  optionsOf,
  type Option,
  type Survey,
} from '../../shared/domain/survey.ts';
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
  const items = survey === undefined ? [] : itemsOf(survey.instrument);
  const item = items.find(({ code }) => code === gap.item);
  const options =
    survey === undefined || item === undefined || item.kind === 'text'
      ? []
      : optionsOf(survey.instrument, item);
  const name =
    item === undefined ? (gap.item ?? '') : `${item.code}. ${textIn(item.text, language)}`;

  return [name, optionText(gap, options, language)].filter((text) => text !== '').join(' – ');
}

function optionText({ option }: SurveyGap, options: readonly Option[], language: Language): string {
  const { option: bare, optionNamed } = planMessages[language].optimum;

  if (option == null) {
    return '';
  }
  const found = options.find(({ value }) => String(value) === String(option));

  return found === undefined ? bare(String(option)) : optionNamed(textIn(found.label, language));
}

/** A counter with its unit: counters of different units often have the same name. */
function placeOf(gap: SurveyGap, survey: Survey | undefined, language: Language): string {
  const found = survey?.units.find(({ code }) => code === gap.unit);
  const unit = found === undefined ? (gap.unit ?? '') : textIn(found.name, language);

  return gap.counter === undefined ? unit : `${counterOf(gap.counter, survey, language)} – ${unit}`;
}

function counterOf(code: string | null, survey: Survey | undefined, language: Language): string {
  if (code === null) {
    return planMessages[language].optimum.noCounter;
  }
  const found = survey === undefined ? null : findCounter(survey, code);

  return found === null ? code : textIn(found.counter.name, language);
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

/** Points that come in steps are nobody's: what one answer does is told by the share it moves. */
export const inSteps = ({ points_per_answer: each }: SurveyGap): boolean => each === null;

/** The answer is one option of several, the best of which brings all points. */
export const isByOption = ({ option }: SurveyGap): boolean => option != null;

/** What has to be told of a table of gaps. */
export interface GapColumns {
  readonly criterion: boolean;
  readonly points: boolean;
  readonly share: boolean;
}

export const columnsOf = (gaps: readonly SurveyGap[]): GapColumns => ({
  criterion: new Set(gaps.map(({ criterion }) => criterion)).size > 1,
  points: gaps.some((gap) => !inSteps(gap)),
  share: gaps.some(inSteps),
});
