import type { FrameworkEntry } from '../shared/domain/scorecard.ts';

/** Which scorecard is shown. */
export interface CardChoice {
  readonly framework: string;
  readonly unit: string;
  readonly period: string;
}

/** Periods are years or quarters, so that the last in order of text is the newest. */
const newest = (periods: readonly string[]): string | undefined => [...periods].sort().at(-1);

export function chooseUnit(
  frameworks: readonly FrameworkEntry[],
  framework: string,
  unit: string,
): CardChoice | null {
  const entry = frameworks.find(({ code }) => code === framework);
  const cards = (entry?.scorecards ?? []).filter((card) => card.unit === unit);
  const period = newest(cards.map((card) => card.period));

  return period === undefined ? null : { framework, unit, period };
}

export function chooseFramework(
  frameworks: readonly FrameworkEntry[],
  framework: string,
): CardChoice | null {
  const [card] = frameworks.find(({ code }) => code === framework)?.scorecards ?? [];

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
    chooseFramework(frameworks, wanted.framework ?? '') ??
    chooseFramework(frameworks, first?.code ?? '')
  );
}
