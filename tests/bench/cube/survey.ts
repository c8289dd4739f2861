import { readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { inCheckout, program, scratchFile } from './setting.ts';

/** Finished procedures of a cell, and the responses that were made up for it. */
export interface Cell {
  readonly period: string;
  readonly unit: string;
  readonly procedure: string;
  readonly channel: 'kiosk' | 'online';
  readonly respondent_type: 'citizen' | 'business';
  readonly transactions: number;
}

export const COUNTERS_PER_UNIT = 4;
export const codeOf = (size: number): string => `BENCH_${size}`;
export const counterOf = (unit: string, number: number): string => `${unit}-B${number + 1}`;

const oracle = (name: string) =>
  JSON.parse(readFileSync(inCheckout(`tests/data/oracle/${name}.json`), 'utf8'));

const survey = oracle('survey');

/** The transactions of the reference set, scaled so that four stand behind each response. */
export function cellsOf(size: number): readonly Cell[] {
  const cells: readonly Cell[] = survey.populations;
  const total = cells.reduce((sum, { transactions }) => sum + transactions, 0);

  return cells.map((cell) => ({
    ...cell,
    transactions: Math.ceil((cell.transactions * 4 * size) / total),
  }));
}

function sipas(...args: readonly string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

function add(resource: string, document: unknown): void {
  const path = scratchFile(`${resource}.json`);

  writeFileSync(path, JSON.stringify(document));
  sipas(resource, 'add', path);
}

/** Instrument, procedures and units, with more counters than the reference set has. */
export function addCatalogue(): void {
  const { units } = oracle('units');
  const departments = units.filter(({ kind }: { readonly kind: string }) => kind === 'department');
  const counters = departments.flatMap((unit: { readonly code: string }) =>
    Array.from({ length: COUNTERS_PER_UNIT }, (_, number) => ({
      ...unit,
      kind: 'counter',
      parent: unit.code,
      code: counterOf(unit.code, number),
    })),
  );

  add('instrument', oracle('instrument'));
  add('unit', { units: [...units, ...counters] });
  add('procedure', oracle('procedures'));
}

export function addSurvey(size: number): void {
  add('survey', { ...survey, code: codeOf(size), populations: cellsOf(size) });
}
