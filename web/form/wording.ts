import type { Problem } from '../shared/api/http.ts';
import { chosenOf, isNa, textOf, type Answers } from '../shared/domain/answers.ts';
import { shownDate } from '../shared/domain/calendar.ts';
import { placeOf, type Violation } from '../shared/domain/problem.ts';
import {
  itemsOf,
  optionsOf,
  type Instrument,
  type Item,
  type Survey,
} from '../shared/domain/survey.ts';
import { wordingsOf, type FormLanguage, type Text } from '../shared/domain/text.ts';
import { messagesIn } from '../shared/i18n/form.ts';
import { problemText } from '../shared/i18n/problem.ts';
import { visiblePages } from './pages.ts';
import type { FormState } from './state.ts';

/** Words of the interface, or a text of the survey in the languages it has. */
export type Said = string | Text;

/** What is wrong, in a sentence that says what to do. */
export function errorText({ pointer, code }: Violation, language: FormLanguage): string {
  const { errors } = messagesIn(language);

  if (pointer === '/unit' || pointer === '/respondent_type') {
    return pointer === '/unit' ? errors.unit : errors.respondentType;
  }
  switch (code) {
    case 'required':
      return errors.required;
    case 'too-long':
      return errors.tooLong;
    case 'empty':
      return errors.empty;
    case 'malformed-text':
      return errors.malformed;
    default:
      return errors.other;
  }
}

/** Why sending failed; of what the form cannot put right, the end of the survey has its own words. */
export function sendingText(problem: Problem, language: FormLanguage): string {
  const messages = messagesIn(language);
  const has = (code: string) => problem.violations.some((violation) => violation.code === code);

  if (has('out-of-period')) {
    return messages.ended;
  }
  return has('channel-closed') ? messages.notOnline : problemText(problem, messages);
}

/** The question that an error belongs to, for the summary on top of the page. */
export function questionOf(
  instrument: Instrument,
  { pointer }: Violation,
  language: FormLanguage,
): Said | null {
  const place = placeOf(pointer);

  if (place.kind === 'item') {
    return itemsOf(instrument).find(({ code }) => code === place.code)?.text ?? null;
  }
  return place.name === 'comment'
    ? messagesIn(language).commentHeading
    : place.name === 'procedure'
      ? messagesIn(language).procedure
      : null;
}

export const errorOf = (
  errors: readonly Violation[],
  pointer: string,
  language: FormLanguage,
): string | null => {
  const violation = errors.find((candidate) => candidate.pointer === pointer);

  return violation === undefined ? null : errorText(violation, language);
};

/** An answer in words. */
export function answerWords(
  instrument: Instrument,
  item: Item,
  answers: Answers,
  language: FormLanguage,
): readonly Said[] {
  const answer = answers[item.code];
  const messages = messagesIn(language);

  if (answer === undefined) {
    return [messages.notAnswered];
  }
  if (isNa(answer)) {
    return [messages.na];
  }
  if (item.kind === 'text') {
    return [textOf(answer)];
  }
  const chosen = chosenOf(answer);

  return optionsOf(instrument, item)
    .filter(({ value }) => chosen.includes(value))
    .map(({ label }) => label);
}

export function headingOf(survey: Survey, state: FormState, language: FormLanguage): Said {
  const messages = messagesIn(language);

  switch (state.page) {
    case 'start':
      return messages.startHeading;
    case 'comment':
      return messages.commentHeading;
    case 'review':
      return messages.reviewHeading;
    case 'done':
      return messages.sentHeading;
    default:
      return (
        visiblePages(survey.instrument, state.draft.answers).find(({ key }) => key === state.page)
          ?.title ?? messages.aboutYou
      );
  }
}

/** Where no mark-up can stand, such as in a list to choose from: one text after the other. */
export const plainWords = (said: Said, language: FormLanguage): string => {
  if (typeof said === 'string') {
    return said;
  }
  const [first, second] = wordingsOf(said, language).map(({ text }) => text);

  return second === undefined ? (first ?? '') : `${first} (${second})`;
};

/** The title of the window: it is read out first, so it says first that something is wrong. */
export function titleOf(survey: Survey, state: FormState, language: FormLanguage): string {
  const messages = messagesIn(language);
  const prefix = state.errors.length > 0 ? messages.errorPrefix : '';

  return `${prefix}${plainWords(headingOf(survey, state, language), language)} – ${messages.title}`;
}

const LOCALES: Readonly<Record<FormLanguage, string>> = {
  vi: 'vi-VN',
  en: 'en-GB',
  ko: 'ko-KR',
  ja: 'ja-JP',
  zh: 'zh-CN',
};

/** A day as the language writes it: 22/11/2026, 2026년 11월 22일. */
export function dayText(day: string, language: FormLanguage): string {
  if (language === 'vi') {
    return shownDate(day);
  }
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });

  return format.format(new Date(`${day}T00:00:00Z`));
}

export const listText = (words: readonly string[], language: FormLanguage): string =>
  new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(words);
