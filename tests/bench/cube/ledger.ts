import { timed, timesOf } from './clock.ts';
import type { Times } from './clock.ts';
import { ask } from './service.ts';
import { cellsOf } from './survey.ts';
import type { Cell } from './survey.ts';

/** Filters of a published cell, as words of a query. */
type Filters = Readonly<Record<string, string>>;

const DIMENSIONS = ['unit', 'channel', 'respondent_type', 'period'] as const;
const LAST = 20;

function valuesOf(cells: readonly Cell[], names: readonly (keyof Cell)[]): readonly Filters[] {
  const found = new Map<string, Filters>();

  for (const cell of cells) {
    const filters = Object.fromEntries(names.map((name) => [name, String(cell[name])]));

    found.set(JSON.stringify(filters), filters);
  }
  return [...found.values()];
}

/** All published cells: of two words before those of one, in which they are. */
function publishedOf(size: number): readonly Filters[] {
  const cells = cellsOf(size);
  const pairs = DIMENSIONS.flatMap((one, place) =>
    DIMENSIONS.slice(place + 1).map((other) => [one, other] as const),
  );

  return [
    ...valuesOf(cells, ['unit', 'procedure']),
    ...pairs.flatMap((names) => valuesOf(cells, names)),
    ...DIMENSIONS.flatMap((name) => valuesOf(cells, [name])),
  ];
}

/**
 * Asks a crosstab of the people of every published cell, so that all that are answered are in the
 * ledger. How long each of the last ones took that were new in it.
 */
export async function fillLedger(survey: string, size: number, crosstab: string): Promise<Times> {
  const took: number[] = [];

  for (const filters of publishedOf(size)) {
    let answered = false;
    const ms = await timed(async () => {
      const { status } = await ask(survey, `${crosstab}&${new URLSearchParams(filters)}`);

      if (status !== 200 && status !== 409) {
        throw new Error(`a crosstab of ${JSON.stringify(filters)}: ${status}`);
      }
      answered = status === 200;
    });

    if (answered) took.push(ms);
  }
  return timesOf(took.slice(-LAST));
}
