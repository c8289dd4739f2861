import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { fileOf, liveResults, mustRun } from './support/command.ts';
import { asStaff, read, resultsPath, type Json } from './support/http.ts';
import { inCheckout } from './support/setting.ts';

/**
 * Whoever asks for all crosstabs of the 300 made-up responses that may be asked for, and subtracts one or two that exclude each
 * other from a third, cell by cell and with the published numbers of responses, learns of no group of one to nine.
 */
const path = (name: string): string => inCheckout(`tests/data/oracle/${name}`);
const survey: Json = JSON.parse(readFileSync(path('survey.json'), 'utf8'));
const responses: readonly Json[] = readFileSync(path('s300.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

type Filter = Readonly<Record<string, string>>;

const periodOf = ({ day }: Json): string => (day < '2025-10-01' ? '2025Q3' : '2025Q4');
const codeOf = (row: Json, word: string): string => (word === 'period' ? periodOf(row) : row[word]);

function filtersOf(words: readonly (readonly [string, readonly string[]])[]): readonly Filter[] {
  return words.reduce<readonly Filter[]>(
    (filters, [word, values]) =>
      filters.flatMap((filter) => [
        filter,
        ...values.map((value) => ({ ...filter, [word]: value })),
      ]),
    [{}],
  );
}

const units = Array.from({ length: 12 }, (_, i) => `A${String(i + 1).padStart(2, '0')}`);
const OTHERS = [
  ['channel', ['kiosk', 'online']],
  ['respondent_type', ['citizen', 'business']],
  ['period', ['2025Q3', '2025Q4']],
] as const;
const FILTERS: readonly Filter[] = [
  ...filtersOf([['unit', units], ...OTHERS]),
  ...filtersOf([
    ['unit', units],
    ['procedure', ['P17', 'P11', 'P09', 'P06', 'P26']],
  ]),
];

/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;

  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  const next = numbersFrom(seed);
  const copy = [...list];

  for (let i = copy.length - 1; i > 0; i -= 1) {
    const other = next(i + 1);

    [copy[i], copy[other]] = [copy[other]!, copy[i]!];
  }
  return copy;
}

async function makeSurvey(): Promise<string> {
  const code = `X${randomUUID().slice(0, 8).toUpperCase()}`;
  const lines = responses.map((line) => JSON.stringify({ ...line, id: randomUUID() }));

  await mustRun('survey', 'add', fileOf({ ...survey, code }));
  await mustRun('import', '--survey', code, fileOf(lines.join('\n')));
  await liveResults(code);
  return code;
}

/** What was told of some of the responses: numbers by what they are of, of which the first says how many responses there are. */
interface Told {
  readonly name: string;
  readonly people: readonly boolean[];
  readonly numbers: ReadonlyMap<string, number>;
}

const peopleOf = (filter: Filter): readonly boolean[] =>
  responses.map((row) =>
    Object.entries(filter).every(([word, value]) => codeOf(row, word) === value),
  );

function numbersOf({ responses: n, first, second, counts }: Json): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>([['responses', n]]);
  const put = (name: string, value: number | null): void => {
    if (value !== null) {
      numbers.set(name, value);
    }
  };

  first.totals.forEach((total: number | null, i: number) => put(`${first.code} ${i}`, total));
  second.totals.forEach((total: number | null, i: number) => put(`${second.code} ${i}`, total));
  counts.forEach((row: readonly (number | null)[], i: number) =>
    row.forEach((count, k) => put(`${first.code} ${i} ${second.code} ${k}`, count)),
  );
  return numbers;
}

/** Asks everything in an order of its own, of alternating pairs of items. */
async function askAll(code: string, seed: number): Promise<readonly Told[]> {
  const pairs = ['first=c1_1&second=overall', 'first=overall&second=c2_1'];
  const told: Told[] = [];

  for (const [i, filter] of shuffled([...FILTERS, ...FILTERS], seed).entries()) {
    const words = new URLSearchParams(filter);
    const answer = await asStaff(resultsPath(code, `?figures=crosstab&${pairs[i % 2]}&${words}`));

    assert.ok([200, 409].includes(answer.status), answer.text);
    if (answer.status === 200 && answer.json.shown) {
      const numbers = numbersOf(answer.json);

      told.push({ name: `${words} ${pairs[i % 2]}`, people: peopleOf(filter), numbers });
    }
  }
  return told;
}

/** The numbers of responses that the published tables tell. */
async function published(code: string): Promise<readonly Told[]> {
  const words = ['unit', 'channel', 'respondent_type', 'period'];
  const tables = words.flatMap((a, i) => [a, ...words.slice(i + 1).map((b) => `${a},${b}`)]);
  const told: Told[] = [];

  for (const by of tables) {
    const { groups } = await read(resultsPath(code, `?by=${by}&measure=index`));

    for (const group of groups.filter(({ shown }: Json) => shown)) {
      const codes = group.key.split(':');
      const filter = Object.fromEntries(by.split(',').map((word, i) => [word, codes[i]]));

      told.push({
        name: `by=${by} ${group.key}`,
        people: peopleOf(filter),
        numbers: new Map([['responses', group.responses]]),
      });
    }
  }
  return told;
}

const isWithin = (inner: Told, outer: Told): boolean =>
  inner.people.every((isIn, i) => !isIn || outer.people[i]!);
const areApart = (one: Told, other: Told): boolean =>
  one.people.every((isIn, i) => !isIn || !other.people[i]!);

/** What the first tells less what the others tell, where it is one to nine. */
function leaks(outer: Told, parts: readonly Told[]): readonly string[] {
  const found: string[] = [];

  for (const [name, value] of outer.numbers) {
    const left = parts.reduce((rest, part) => rest - (part.numbers.get(name) ?? NaN), value);

    if (left > 0 && left < 10) {
      found.push(`${left}: ${[outer, ...parts].map((told) => told.name).join(' less ')}, ${name}`);
    }
  }
  return found;
}

/** Of each the ones that it holds, and the pairs of these that have nobody in common. */
function leaksOfAll(all: readonly Told[]): readonly string[] {
  return all.flatMap((outer) => {
    const parts = all.filter((inner) => inner !== outer && isWithin(inner, outer));

    return parts.flatMap((one, i) => [
      ...leaks(outer, [one]),
      ...parts
        .slice(i + 1)
        .filter((other) => areApart(one, other))
        .flatMap((other) => leaks(outer, [one, other])),
    ]);
  });
}

before(async () => {
  await mustRun('instrument', 'add', path('instrument.json'));
  await mustRun('unit', 'add', path('units.json'));
  await mustRun('procedure', 'add', path('procedures.json'));
});

for (const seed of [1, 2, 3]) {
  test(`no group of one to nine is left over, asked in order ${seed}`, async () => {
    const code = await makeSurvey();
    const crosstabs = await askAll(code, seed);
    const all = [...crosstabs, ...(await published(code))];

    assert.ok(crosstabs.length >= 20, `only ${crosstabs.length} were told`);
    for (const outer of crosstabs) {
      const small = [...outer.numbers].filter(([, value]) => value > 0 && value < 10);

      assert.deepEqual(small, [], outer.name);
      assert.equal(outer.numbers.get('responses'), outer.people.filter(Boolean).length);
    }
    const found = leaksOfAll(all);

    assert.deepEqual([found.length, found.slice(0, 5)], [0, []]);
  });
}
