import { applies, type Answers } from './answers.ts';
import { isOverall, type Instrument, type Item, type Section } from './survey.ts';
import type { Text } from './text.ts';

/** A question on the tablet, with the section it came from. */
export interface Asked {
  readonly section: Section;
  readonly item: Item;
}

/**
 * What the tablet asks: the factors and the overall question, nothing about the person. The overall
 * question comes first (unless it depends on an answer), because many people give one tap and leave.
 */
export function tabletQuestions(instrument: Instrument): readonly Asked[] {
  const all = instrument.sections.flatMap((section) =>
    section.items.map((item): Asked => ({ section, item })),
  );
  const first = (asked: Asked) => isOverall(asked.item) && asked.item.only_if === undefined;
  const asked = all.filter(({ section, item }) => section.factor || isOverall(item));

  return [...asked.filter(first), ...asked.filter((question) => !first(question))];
}

/** The place of the next question that applies after `from`, or null at the end. */
export function nextQuestion(
  questions: readonly Asked[],
  from: number,
  answers: Answers,
): number | null {
  const next = questions.findIndex(({ item }, place) => place > from && applies(item, answers));

  return next < 0 ? null : next;
}

export function previousQuestion(
  questions: readonly Asked[],
  from: number,
  answers: Answers,
): number | null {
  const before = questions.slice(0, Math.max(from, 0));
  const last = before.findLastIndex(({ item }) => applies(item, answers));

  return last < 0 ? null : last;
}

export interface Step {
  readonly code: string;
  readonly title: Text;
  readonly done: number;
  readonly total: number;
}

/** Progress by factor: how many questions of each lie behind the person. */
export function progressSteps(questions: readonly Asked[], at: number): readonly Step[] {
  const steps: { code: string; title: Text; done: number; total: number }[] = [];

  questions.forEach(({ section }, place) => {
    let step = steps.at(-1);
    if (step?.code !== section.code) {
      step = { code: section.code, title: section.title, done: 0, total: 0 };
      steps.push(step);
    }
    step.total += 1;
    step.done += place < at ? 1 : 0;
  });
  return steps;
}

/** One page of the online form. */
export interface FormPage {
  readonly key: string;
  readonly title: Text | null;
  readonly items: readonly Item[];
}

/** One page per section; questions about the person that are sensitive come together at the end. */
export function formPages(instrument: Instrument): readonly FormPage[] {
  const pages = instrument.sections.map((section): FormPage => ({
    key: `section-${section.code}`,
    title: section.title,
    items: section.items.filter((item) => item.sensitive !== true),
  }));
  const sensitive = instrument.sections.flatMap((section) =>
    section.items.filter((item) => item.sensitive === true),
  );

  return [
    ...pages.filter((page) => page.items.length > 0),
    ...(sensitive.length === 0 ? [] : [{ key: 'about-you', title: null, items: sensitive }]),
  ];
}
