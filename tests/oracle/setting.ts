import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { recordsOf } from './csv.ts';

/** The documents that a data set needs before its responses can be imported. */
export interface Setting {
  readonly instrument: object;
  readonly units: object;
  readonly procedures: object;
  readonly survey: object;
}

interface Coded {
  readonly code: string;
  readonly text: string;
}

interface Questionnaire {
  readonly scale: Readonly<Record<string, string>>;
  readonly satisfied: readonly number[];
  readonly overall_item: Coded;
  readonly factors: readonly Coded[];
  readonly criteria: readonly (Coded & { readonly factor: string })[];
}

export const surveyCode = 'ORACLE';
/** The catalogue of the reference data that the repository has. */
const shipped = join(import.meta.dirname, '../data/oracle');

const always = { valid_from: '2020-01-01', valid_until: null };
const provenance = { kind: 'proposal', sources: ['oracle'], confidence: 1 };
const label = (text: string) => ({ vi: text, en: text });

function instrumentOf(questionnaire: Questionnaire, code: string): object {
  const itemOf = ({ code: item, text }: Coded) => ({
    code: item,
    kind: 'scale',
    scale: 'likert',
    text: label(text),
    na: true,
    provenance,
  });
  const { factors, criteria, overall_item: overall, scale } = questionnaire;

  return {
    code,
    version: 1,
    family: 'sipas',
    status: 'proposal',
    title: label(code),
    legal_basis: '-',
    valid_from: '2020-01-01',
    valid_until: null,
    scales: [
      {
        code: 'likert',
        options: Object.entries(scale).map(([value, text]) => ({
          value: Number(value),
          label: label(text),
          satisfied: questionnaire.satisfied.includes(Number(value)),
        })),
        provenance,
      },
    ],
    sections: [
      ...factors.map((factor) => ({
        code: factor.code,
        factor: true,
        title: label(factor.text),
        items: criteria.filter((item) => item.factor === factor.code).map(itemOf),
      })),
      {
        code: 'OVERALL',
        factor: false,
        title: label(overall.text),
        items: [{ ...itemOf(overall), overall: true }],
      },
    ],
  };
}

const quarter = /^(\d{4})Q([1-4])$/;

/** 2025Q3 is from 1 July until 1 October. */
function periodOf(code: string): object {
  const [, year, number] = quarter.exec(code) ?? [];

  if (year === undefined || number === undefined) {
    throw new Error(`period '${code}' is no quarter`);
  }
  const first = (quarters: number): string =>
    new Date(Date.UTC(Number(year), 3 * quarters, 1)).toISOString().slice(0, 10);

  return { code, from: first(Number(number) - 1), until: first(Number(number)) };
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();

/** A response each. */
export const linesOf = (dataFile: string): readonly string[] =>
  readFileSync(dataFile, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

/** Reads what stands beside DATA.jsonl; counters are known from the responses alone. */
export function settingOf(dataFile: string): Setting {
  const name = basename(dataFile, '.jsonl');
  const folders = [dirname(dataFile), dirname(realpathSync(dataFile)), shipped];
  const beside = (file: string): string => {
    const [found] = folders
      .flatMap((folder) => [join(folder, `${name}_${file}`), join(folder, file)])
      .filter((path) => existsSync(path));

    return readFileSync(found ?? join(dirname(dataFile), file), 'utf8');
  };
  const units = recordsOf(beside('units.csv'));
  const procedures = recordsOf(beside('procedures.csv'));
  const population = recordsOf(beside('population.csv'));
  const responses = linesOf(dataFile).map((line) => JSON.parse(line));
  const counters = new Map<string, string>(
    responses.filter(({ counter }) => counter).map(({ counter, unit }) => [counter, unit]),
  );
  const unitOf = (code: string, kind: string, parent: string | null, text: string) => ({
    code,
    kind,
    parent,
    name: label(text),
    ...always,
    successor: null,
  });
  const instrument = responses[0].instrument;

  return {
    instrument: instrumentOf(JSON.parse(beside('questionnaire.json')), instrument),
    units: {
      units: [
        unitOf('PROVINCE', 'province', null, 'PROVINCE'),
        ...units.map(({ unit = '', name: text = '' }) =>
          unitOf(unit, 'department', 'PROVINCE', text),
        ),
        ...[...counters].sort().map(([code, unit]) => unitOf(code, 'counter', unit, code)),
      ],
    },
    procedures: {
      procedures: procedures.map(({ procedure = '', unit = '' }) => ({
        code: procedure,
        unit,
        field: label('-'),
        name: label(procedure),
        online_level: 'full',
        legacy_level: 4,
        ...always,
      })),
    },
    survey: {
      code: surveyCode,
      title: label(name),
      instrument: { code: instrument, version: 1 },
      channels: unique(population.map(({ channel = '' }) => channel)),
      respondent_types: unique(population.map(({ respondent_type: type = '' }) => type)),
      periods: unique(population.map(({ period = '' }) => period)).map(periodOf),
      units: units.map(({ unit }) => unit),
      index_rule: 'pooled',
      sub_index: { max_points: 38 },
      populations: population.map(({ transactions, ...cell }) => ({
        ...cell,
        transactions: Number(transactions),
      })),
    },
  };
}
