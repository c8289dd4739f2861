import { applies, type Answers } from './answers.ts';
import { isOverall, type Instrument, type Item, type Section } from './survey.ts';
import type { Text } from './text.ts';

/** A question on the tablet, with the section it came from. */
export interface Asked {
  readonly section: Section;
  readonly item: Item;
}

/** One tap answers it, whatever was answered before. */
const opens = (item: Item): boolean =>
  (item.kind === 'scale' || item.kind === 'single') && item.only_if === undefined;

/** The question of the first screen: the overall one, or else the first that one tap answers. */
function openingOf(asked: readonly Asked[]): Asked | undefined {
  const candidates = asked.filter(({ item }) => opens(item));

  return (
    candidates.find(({ item }) => isOverall(item)) ??
    candidates.find(({ item }) => item.kind === 'scale') ??
    candidates[0]
  );
}

/** The items with those that their conditions look at; a condition only looks backwards. */
function withConditions(all: readonly Item[], wanted: ReadonlySet<string>): ReadonlySet<string> {
  const codes = new Set(wanted);

  for (const { code, only_if } of [...all].reverse()) {
    if (codes.has(code) && only_if !== undefined) {
      codes.add(only_if.item);
    }
  }
  return codes;
}

/**
 * What the tablet asks: the factors, the overall question and what a complete response needs, and
 * nothing else about the person. The question of the first screen comes first, because many people
 * give one tap and leave.
 */
export function tabletQuestions(instrument: Instrument): readonly Asked[] {
  const all = instrument.sections.flatMap((section) =>
    section.items.map((item): Asked => ({ section, item })),
  );
  const wanted = all.filter(
    ({ section, item }) =>
      item.sensitive !== true && (section.factor || isOverall(item) || item.required === true),
  );
  const codes = withConditions(
    all.map(({ item }) => item),
    new Set(wanted.map(({ item }) => item.code)),
  );
  const asked = all.filter(({ item }) => codes.has(item.code));
  const opening = openingOf(asked);

  return opening === undefined
    ? asked
    : [opening, ...asked.filter((question) => question !== opening)];
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
