import { applicableAnswers, applies, type Answers } from '../shared/domain/answers.ts';
import { placeOf, type Violation } from '../shared/domain/problem.ts';
import { formPages, type FormPage } from '../shared/domain/routing.ts';
import type { Instrument, Survey } from '../shared/domain/survey.ts';
import { checkComment, checkItems } from '../shared/domain/validate.ts';
import type { Draft } from './draft.ts';

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

export function checkStart(survey: Survey, draft: Draft): readonly Violation[] {
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

export const itemId = (code: string): string => `item-${code}`;

/** Where a violation can be put right: the page, and the first control of the question. */
export interface Remedy {
  readonly page: string;
  readonly control: string;
}

/** Null for what no control of the form can put right, such as a day outside the period. */
export function remedyOf(survey: Survey, answers: Answers, violation: Violation): Remedy | null {
  const place = placeOf(violation.pointer);
  const pages = visiblePages(survey.instrument, answers);

  if (place.kind === 'item') {
    const page = pages.find(({ items }) => items.some(({ code }) => code === place.code));

    return page === undefined ? null : { page: page.key, control: itemId(place.code) };
  }
  switch (place.name) {
    case 'unit':
      return survey.units.length > 1 ? { page: 'start', control: 'unit' } : null;
    case 'respondent_type':
    case 'procedure':
      return { page: 'start', control: place.name.replaceAll('_', '-') };
    case 'comment':
      return { page: 'comment', control: 'comment' };
    case 'answers': {
      const [first] = pages;
      const item = first?.items[0];

      return first === undefined || item === undefined
        ? null
        : { page: first.key, control: itemId(item.code) };
    }
    default:
      return null;
  }
}
