import { itemsOf, type Instrument, type Item } from './survey.ts';

/** An option value, several of them, a text, or "NA": does not know or does not apply. */
export type Answer = number | 'NA' | readonly number[] | { readonly text: string };

/** By item code; an item that is not there was not answered, which is not the same as "NA". */
export type Answers = Readonly<Record<string, Answer>>;

export const isNa = (answer: Answer | undefined): boolean => answer === 'NA';

export const chosenOf = (answer: Answer | undefined): readonly number[] =>
  typeof answer === 'number' ? [answer] : Array.isArray(answer) ? answer : [];

export const textOf = (answer: Answer | undefined): string =>
  typeof answer === 'object' && 'text' in answer ? answer.text : '';

/** One more or one fewer of several choices. */
export const toggled = (chosen: readonly number[], value: number): readonly number[] =>
  chosen.includes(value)
    ? chosen.filter((other) => other !== value)
    : [...chosen, value].sort((a, b) => a - b);

/** Sets an answer; undefined, an empty choice or a blank text take it away. */
export function withAnswer(answers: Answers, code: string, answer: Answer | undefined): Answers {
  const { [code]: _old, ...others } = answers;
  const blank =
    answer === undefined ||
    (Array.isArray(answer) && answer.length === 0) ||
    (typeof answer === 'object' && 'text' in answer && answer.text.trim() === '');

  return blank ? others : { ...others, [code]: answer };
}

/** Whether a question is to be asked, given the answers before it. */
export function applies(item: Item, answers: Answers): boolean {
  if (item.only_if === undefined) {
    return true;
  }
  return chosenOf(answers[item.only_if.item]).includes(item.only_if.value);
}

/**
 * The answers without those of questions that do not apply: an answer given before the person
 * changed an earlier one must not be sent. One pass is enough, conditions look backwards only.
 */
export function applicableAnswers(instrument: Instrument, answers: Answers): Answers {
  let kept: Answers = {};

  for (const item of itemsOf(instrument)) {
    const answer = answers[item.code];
    if (answer !== undefined && applies(item, kept)) {
      kept = withAnswer(kept, item.code, answer);
    }
  }
  return kept;
}
