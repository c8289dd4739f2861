import type { CardKey } from '../shared/api/par.ts';
import type { FrameworkEntry } from '../shared/domain/scorecard.ts';

/** Which scorecard is shown. */
export type CardChoice = CardKey;

/** The parts of the page, in the order of the work: score, see, compare, plan. */
export const TABS = [
  'card',
  'gaps',
  'ranking',
  'outlook',
  'scenario',
  'plan',
  'overview',
  'rounds',
] as const;

export type Tab = (typeof TABS)[number];

export const tabOf = (word: string | null): Tab => TABS.find((tab) => tab === word) ?? 'card';

/** Periods are years or quarters, so that the last in order of text is the newest. */
const newest = (periods: readonly string[]): string | undefined => [...periods].sort().at(-1);

/** The scorecards of a criteria set under all its versions, each of which is an entry of its own. */
export const cardsOf = (
  frameworks: readonly FrameworkEntry[],
  framework: string,
): FrameworkEntry['scorecards'] =>
  frameworks.filter(({ code }) => code === framework).flatMap(({ scorecards }) => scorecards);

export function chooseUnit(
  frameworks: readonly FrameworkEntry[],
  framework: string,
  unit: string,
): CardChoice | null {
  const cards = cardsOf(frameworks, framework).filter((card) => card.unit === unit);
  const period = newest(cards.map((card) => card.period));

  return period === undefined ? null : { framework, unit, period };
}

/** The scorecard of the same unit if there is one, else of the first. */
export function chooseFramework(
  frameworks: readonly FrameworkEntry[],
  framework: string,
  unit?: string,
): CardChoice | null {
  const cards = cardsOf(frameworks, framework);
  const card = cards.find((one) => one.unit === unit) ?? cards[0];

  return card === undefined ? null : chooseUnit(frameworks, framework, card.unit);
}

/** What the address asks for as far as it exists, else the first scorecard there is. */
export function firstChoice(
  frameworks: readonly FrameworkEntry[],
  wanted: Partial<CardChoice>,
): CardChoice | null {
  for (const { code, scorecards } of frameworks) {
    const card = scorecards.find(({ unit, period }) => {
      return code === wanted.framework && unit === wanted.unit && period === wanted.period;
    });
    if (card !== undefined) {
      return { framework: code, unit: card.unit, period: card.period };
    }
  }
  const first = frameworks.find(({ scorecards }) => scorecards.length > 0);

  return (
    chooseFramework(frameworks, wanted.framework ?? '', wanted.unit) ??
    chooseFramework(frameworks, first?.code ?? '')
  );
}
