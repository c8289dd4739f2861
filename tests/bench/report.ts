import type { Figures, Samples } from './measure/measurement.ts';
import { median } from './support/median.ts';
import { targets } from './targets.ts';
import type { Target } from './targets.ts';

export interface Verdict {
  readonly target: Target;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly met: boolean;
  /** Undefined where there is nothing beyond the target. */
  readonly stretchMet?: boolean;
}

/** Of each figure the median over the rounds. */
export function mediansOf(rounds: readonly Samples[]): Samples {
  const [first = {}] = rounds;
  const medians = (sample: string, figures: Figures): Figures =>
    Object.fromEntries(
      Object.keys(figures).map((name) => [
        name,
        median(rounds.map((round) => round[sample]?.[name] ?? NaN)),
      ]),
    );

  return Object.fromEntries(
    Object.entries(first).map(([sample, figures]) => [sample, medians(sample, figures)]),
  );
}

function verdictOf(target: Target, rounds: readonly Samples[]): Verdict {
  const values = rounds.map(target.of);
  const middle = median(values);
  const verdict = {
    target,
    median: middle,
    lowest: Math.min(...values),
    highest: Math.max(...values),
    met: middle >= (target.atLeast ?? -Infinity) && middle <= (target.atMost ?? Infinity),
  };

  return target.stretch === undefined
    ? verdict
    : { ...verdict, stretchMet: middle >= target.stretch };
}

/** Of the targets whose parts were measured: each ratio is taken inside a round, then the median. */
export const verdictsOf = (rounds: readonly Samples[]): readonly Verdict[] =>
  targets
    .filter((target) => rounds.every((round) => !Number.isNaN(target.of(round))))
    .map((target) => verdictOf(target, rounds));

/** Three digits that count; whole numbers from a hundred on. */
function shown(value: number | undefined): string {
  if (value === undefined) {
    return '';
  }
  return Math.abs(value) < 100 && !Number.isInteger(value)
    ? value.toPrecision(3)
    : String(Math.round(value));
}

export function linesOf(medians: Samples, verdicts: readonly Verdict[]): readonly string[] {
  return [
    ...Object.entries(medians).flatMap(([sample, figures]) =>
      Object.entries(figures).map(([name, value]) => `${sample}_${name}: ${shown(value)}`),
    ),
    ...verdicts.flatMap(({ target: { name }, median: middle, lowest, highest }) => [
      `${name}: ${shown(middle)}`,
      `${name}_lowest: ${shown(lowest)}`,
      `${name}_highest: ${shown(highest)}`,
    ]),
  ];
}

/** Figures to the right; to the left the first column and the last one if it holds words. */
function aligned(rows: readonly (readonly string[])[], endsWithWords: boolean): readonly string[] {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isLeft = (column: number) => column === 0 || (endsWithWords && column === head.length - 1);
  const padded = (cell: string, column: number) =>
    isLeft(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);

  return rows.map((row) => row.map(padded).join('  ').trimEnd());
}

const COLUMNS: readonly (readonly [heading: string, figure: string])[] = [
  ['connections', 'connections'],
  ['per s', 'per_s'],
  ['p50 ms', 'p50_ms'],
  ['p99 ms', 'p99_ms'],
  ['mean ms', 'mean_ms'],
  ['µs each', 'us_per_response'],
  ['cores: service', 'cpu_service'],
  ['database', 'cpu_database'],
  ['load', 'cpu_load'],
  ['others', 'cpu_others'],
  ['peak MB', 'memory_peak_mb'],
];

export const tableOf = (medians: Samples): readonly string[] =>
  aligned(
    [
      ['what', ...COLUMNS.map(([heading]) => heading)],
      ...Object.entries(medians).map(([sample, figures]) => [
        sample,
        ...COLUMNS.map(([, name]) => shown(figures[name])),
      ]),
    ],
    false,
  );

function wordsOf({ met, target, stretchMet }: Verdict): string {
  const words = met ? 'met' : 'NOT MET';

  return stretchMet === undefined
    ? words
    : `${words} (stretch ${target.stretch}: ${stretchMet ? 'met' : 'not met'})`;
}

export const verdictTable = (verdicts: readonly Verdict[]): readonly string[] =>
  aligned(
    [
      ['target', 'median', 'lowest', 'highest', 'wanted', ''],
      ...verdicts.map((verdict) => [
        verdict.target.name,
        shown(verdict.median),
        shown(verdict.lowest),
        shown(verdict.highest),
        verdict.target.atLeast === undefined
          ? `≤ ${verdict.target.atMost}`
          : `≥ ${verdict.target.atLeast}`,
        wordsOf(verdict),
      ]),
    ],
    true,
  );
