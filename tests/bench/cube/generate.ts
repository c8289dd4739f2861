import { randomOf, SEED } from './random.ts';
import type { Random } from './random.ts';
import { cellsOf, COUNTERS_PER_UNIT, counterOf } from './survey.ts';
import type { Cell } from './survey.ts';

export const CRITERIA = 22;
const ITEMS = CRITERIA + 1; // and the overall one
const FEW_KNOW_FROM = 18; // the criteria of the fifth factor
const ABSENT = 0;
const NOT_APPLICABLE = 255;

export interface Made {
  readonly cell: Cell;
  readonly counter: string;
  readonly day: string;
  /** As they are stored: 0 absent, 1 to 5, 255 not applicable. */
  readonly answers: Uint8Array;
  readonly seconds: number;
  readonly id: string;
}

const days: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
    ['2025Q3', '2025-07-01', 92],
    ['2025Q4', '2025-10-01', 92],
  ].map(([period, from, count]) => [
    period,
    Array.from({ length: Number(count) }, (_, day) =>
      new Date(Date.parse(String(from)) + day * 86_400_000).toISOString().slice(0, 10),
    ),
  ]),
);

/** Which cell a response is of: each as often as it has transactions. */
function chooserOf(cells: readonly Cell[]): (random: Random) => Cell {
  const sums: number[] = [];

  cells.reduce((sum, { transactions }, place) => (sums[place] = sum + transactions), 0);
  return (random) => {
    const wanted = random() * (sums.at(-1) ?? 0);
    let low = 0;
    let high = sums.length - 1;

    while (low < high) {
      const middle = (low + high) >> 1;

      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return cells[low] as Cell;
  };
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function idOf(random: Random): string {
  const words = Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 32));
  const text = words.map((word) => word.toString(16).padStart(8, '0')).join('');

  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-8${text.slice(17, 20)}-${text.slice(20)}`;
}

/** People differ more than their answers do: each has a mood, and each unit its ways. */
function answer(random: Random, answers: Uint8Array, mood: number): void {
  for (let item = 0; item < ITEMS; item += 1) {
    const luck = random();
    const unknown = item >= FEW_KNOW_FROM && item < CRITERIA ? 0.4 : 0.08;

    if (luck < 0.02) {
      answers[item] = ABSENT;
    } else if (luck < 0.02 + unknown) {
      answers[item] = NOT_APPLICABLE;
    } else {
      const value = Math.round(3.6 + mood + 1.6 * (random() - 0.4));

      answers[item] = Math.min(5, Math.max(1, value));
    }
  }
}

/** The same responses for the same size, whoever asks. The next overwrites the answers of the last. */
export function* responsesOf(size: number): Generator<Made> {
  const random = randomOf(SEED + size);
  const choose = chooserOf(cellsOf(size));
  const answers = new Uint8Array(ITEMS);

  for (let i = 0; i < size; i += 1) {
    const cell = choose(random);
    const all = days[cell.period] as readonly string[];
    const mood = 1.4 * (random() + random() - 1) + 0.2 * Math.sin(cell.unit.charCodeAt(2));

    answer(random, answers, mood);
    yield {
      cell,
      counter:
        cell.channel === 'kiosk'
          ? counterOf(cell.unit, Math.floor(random() * COUNTERS_PER_UNIT))
          : '',
      day: all[Math.floor(random() * all.length)] as string,
      answers,
      seconds: 20 + Math.floor(random() * 200),
      id: idOf(random),
    };
  }
}

export const hexOf = (bytes: Uint8Array): string =>
  bytes.reduce((text, byte) => text + (hex[byte] as string), '');
