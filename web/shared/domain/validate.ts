import { applies, type Answers } from './answers.ts';
import type { Violation } from './problem.ts';
import { itemsOf, type Instrument, type Item } from './survey.ts';

export const COMMENT_LIMIT = 1000;

/** Characters as the service counts them: an emoji is one, not two. */
export const lengthOf = (text: string): number => Array.from(text).length;

function violationOf(item: Item, answers: Answers): string | null {
  const answer = answers[item.code];

  if (answer === undefined) {
    return item.required === true && applies(item, answers) ? 'required' : null;
  }
  if (item.kind === 'text' && typeof answer === 'object' && 'text' in answer) {
    return lengthOf(answer.text.trim()) > item.max_length ? 'too-long' : null;
  }
  return null;
}

/** What a person can do wrong with these questions; the rest is ruled out by the controls. */
export const checkItems = (items: readonly Item[], answers: Answers): readonly Violation[] =>
  items.flatMap((item) => {
    const code = violationOf(item, answers);

    return code === null ? [] : [{ pointer: `/answers/${item.code}`, code }];
  });

export function checkComment(comment: string): readonly Violation[] {
  return lengthOf(comment.trim()) > COMMENT_LIMIT
    ? [{ pointer: '/comment', code: 'too-long' }]
    : [];
}

/** Everything wrong with a response that is about to be sent as complete. */
export function checkAll(
  instrument: Instrument,
  answers: Answers,
  comment: string,
): readonly Violation[] {
  const empty = Object.keys(answers).length === 0;

  return [
    ...(empty ? [{ pointer: '/answers', code: 'empty' }] : []),
    ...checkItems(itemsOf(instrument), answers),
    ...checkComment(comment),
  ];
}
