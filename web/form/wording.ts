import { chosenOf, isNa, textOf, type Answers } from '../shared/domain/answers.ts';
import { placeOf, type Violation } from '../shared/domain/problem.ts';
import { itemsOf, optionsOf, type Instrument, type Item } from '../shared/domain/survey.ts';
import { textIn, type Language } from '../shared/domain/text.ts';
import { commonMessages } from '../shared/i18n/common.ts';
import { formMessages } from '../shared/i18n/form.ts';

/** The id of the control that a violation is about: the first one of its question. */
export function controlIdOf(pointer: string): string {
  const place = placeOf(pointer);

  return place.kind === 'item' ? itemId(place.code) : place.name.replaceAll('_', '-');
}

export const itemId = (code: string): string => `item-${code}`;

/** What is wrong, in a sentence that says what to do. */
export function errorText({ pointer, code }: Violation, language: Language): string {
  const { errors } = formMessages[language];

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

/** The error with the question it belongs to, for the summary on top of the page. */
export function summaryText(
  instrument: Instrument,
  violation: Violation,
  language: Language,
): string {
  const place = placeOf(violation.pointer);
  const item =
    place.kind === 'item' ? itemsOf(instrument).find(({ code }) => code === place.code) : undefined;
  const what =
    violation.pointer === '/comment'
      ? formMessages[language].commentHeading
      : item === undefined
        ? null
        : textIn(item.text, language);

  return what === null
    ? errorText(violation, language)
    : `${errorText(violation, language)}: ${what}`;
}

export const errorOf = (
  errors: readonly Violation[],
  pointer: string,
  language: Language,
): string | null => {
  const violation = errors.find((candidate) => candidate.pointer === pointer);

  return violation === undefined ? null : errorText(violation, language);
};

/** An answer in words, for the review. */
export function answerText(
  instrument: Instrument,
  item: Item,
  answers: Answers,
  language: Language,
): string {
  const answer = answers[item.code];

  if (answer === undefined) {
    return commonMessages[language].notAnswered;
  }
  if (isNa(answer)) {
    return commonMessages[language].na;
  }
  if (item.kind === 'text') {
    return textOf(answer);
  }
  const chosen = chosenOf(answer);

  return optionsOf(instrument, item)
    .filter(({ value }) => chosen.includes(value))
    .map(({ label }) => textIn(label, language))
    .join('; ');
}
