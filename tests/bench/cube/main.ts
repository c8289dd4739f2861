import { SEED } from './random.ts';
import { measure } from './measure.ts';
import type { Measured } from './measure.ts';
import type { Times } from './clock.ts';
import { addCatalogue } from './survey.ts';
import { sizes, strict } from './setting.ts';

const ms = ({ median, low, high }: Times): string =>
  `${median.toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})`;

const count = (size: number): string => size.toLocaleString('en');

function table(all: readonly Measured[]): void {
  const rows: readonly (readonly [string, (one: Measured) => string])[] = [
    ['load by COPY, s', ({ loadS }) => loadS.toFixed(1)],
    ['recompute the cube, s', ({ recomputeS }) => recomputeS.toFixed(1)],
    ['fold, µs a response', ({ size, recomputeS }) => ((1e6 * recomputeS) / size).toFixed(2)],
    ['first page, ms', ({ firstPage }) => firstPage.toFixed(0)],
    ['default page, ms', ({ page }) => ms(page)],
    ['filtered cut, ms', ({ cut }) => ms(cut)],
    ['first crosstab, ms', ({ firstCrosstab }) => firstCrosstab.toFixed(0)],
    ['crosstab, ms', ({ crosstab }) => ms(crosstab)],
    ['crosstab of a part, ms', ({ partCrosstab }) => ms(partCrosstab)],
    ['questions in its ledger', ({ questions }) => count(questions)],
    ['beside all, asked again', ({ fullCrosstab }) => ms(fullCrosstab)],
    ['beside all, new, ms', ({ newCrosstab }) => ms(newCrosstab)],
    ['plain SQL, page, ms', ({ plainPage }) => ms(plainPage)],
    ['plain SQL, cut, ms', ({ plainCut }) => ms(plainCut)],
    ['DuckDB, shares, ms', ({ duckdb }) => ms(duckdb.shares)],
    ['DuckDB, crosstab, ms', ({ duckdb }) => ms(duckdb.crosstab)],
    ['resident, MB', ({ residentMb }) => residentMb.toFixed(0)],
  ];

  console.log(`\nresponses made from seed ${SEED}; median (lowest–highest)\n`);
  console.log(['', ...all.map(({ size }) => count(size))].map(padded).join(''));
  for (const [name, of] of rows) {
    console.log([name, ...all.map(of)].map(padded).join(''));
  }
  console.log('');
}

const padded = (text: string, place: number): string =>
  place === 0 ? text.padEnd(24) : text.padStart(26);

interface Target {
  readonly name: string;
  readonly value: number;
  readonly atMost?: number;
  readonly atLeast?: number;
}

function targets(all: readonly Measured[]): readonly Target[] {
  const [smallest, biggest] = [all[0], all.at(-1)] as [Measured, Measured];
  const page = biggest.page.median;

  return [
    { name: 'page_p50_ms', value: page, atMost: 50 },
    { name: 'page_vs_smallest', value: page / smallest.page.median, atMost: 1.5 },
    { name: 'page_vs_plain_sql', value: biggest.plainPage.median / page, atLeast: 100 },
    { name: 'page_vs_duckdb', value: biggest.duckdb.shares.median / page, atLeast: 5 },
    { name: 'crosstab_p50_ms', value: biggest.crosstab.median, atMost: 50 },
    { name: 'crosstab_full_ledger_p50_ms', value: biggest.fullCrosstab.median, atMost: 50 },
    { name: 'crosstab_full_ledger_new_p50_ms', value: biggest.newCrosstab.median, atMost: 50 },
  ];
}

function isMet({ value, atMost, atLeast }: Target): boolean {
  return value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity);
}

const all: Measured[] = [];

addCatalogue();
for (const size of sizes) {
  console.error(`${count(size)} responses`);
  all.push(await measure(size));
}
table(all);
for (const target of targets(all)) {
  const wanted =
    target.atMost === undefined ? `at least ${target.atLeast}` : `at most ${target.atMost}`;

  console.log(
    `${target.name}: ${target.value.toFixed(2)} (${wanted}: ${isMet(target) ? 'met' : 'missed'})`,
  );
}
process.exitCode = strict && !targets(all).every(isMet) ? 1 : 0;
