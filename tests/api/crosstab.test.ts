import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileOf, makeKey, mustRun, sipas } from './support/command.ts';
import { itemsOf } from './support/figures.ts';
import { asStaff, call, read, resultsPath, submitBatch, type Json } from './support/http.ts';
import { startService } from './support/service.ts';
import {
  addSurvey,
  day,
  instrumentOf,
  makeWorld,
  response,
  type Response,
  type World,
} from './support/world.ts';

let world: World;
let items: readonly Json[];
let sent: readonly Response[];

/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;

  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Answers of which a1 goes with the overall one, and 1 is rare. */
function answersOf(next: (below: number) => number): Record<string, unknown> {
  const level = 2 + next(4);
  const around = Math.min(5, Math.max(1, level + next(3) - 1));
  const answers: Record<string, unknown> = { visited: 1 + next(2), gender: 1 + next(2) };

  for (const [code, value] of [
    ['a1', [level, level, level, level, 'NA', undefined][next(6)]],
    ['a2', 1 + next(5)],
    ['b2', next(3)],
    ['overall', next(40) === 0 ? 'NA' : around],
  ] as const) {
    if (value !== undefined) {
      answers[code] = value;
    }
  }
  return answers;
}

function manyResponses(count: number): readonly Response[] {
  const next = numbersFrom(20_251_122);

  return Array.from({ length: count }, () => {
    const other = next(3) === 0;
    const kiosk = next(2) === 0;

    return response(world, {
      unit: other ? world.otherBoard : world.board,
      channel: kiosk ? 'kiosk' : 'online',
      counter: kiosk ? (other ? world.otherCounter : world.counter) : undefined,
      procedure: undefined,
      respondent_type: ['citizen', 'business'][next(2)],
      day: day(-1 - next(59)),
      answers: answersOf(next),
    });
  });
}

const importAll = (survey: string, rows: readonly Response[]) =>
  mustRun('import', '--survey', survey, fileOf(rows.map((row) => JSON.stringify(row)).join('\n')));

const query = (words: Readonly<Record<string, string>>): string =>
  `?${new URLSearchParams({ figures: 'crosstab', ...words })}`;

/** What `sipas results` tells whoever may see everything, of the responses as they are now. */
async function live(
  survey: string,
  words: Readonly<Record<string, string>>,
  more: readonly string[] = ['--json'],
) {
  const options = Object.entries(words).flatMap(([name, value]) => [
    `--${name.replaceAll('_', '-')}`,
    value,
  ]);

  return mustRun(
    ...['results', '--survey', survey, '--figures', 'crosstab', '--disclosure', 'none'],
    ...options,
    ...more,
  );
}

before(async () => {
  world = await makeWorld('CROSS');
  items = itemsOf(instrumentOf(world.instrument));
  sent = manyResponses(2000);
  await importAll(world.survey, sent);
  await live(world.survey, { first: 'a1', second: 'overall' }); // it folds, so that all can be shown
});

const linesOf = (code: string): readonly unknown[] => {
  const item = items.find((candidate) => candidate.code === code);

  return [...item.options.map(({ value }: Json) => value), ...(item.na ? ['NA'] : []), 'missing'];
};

/** The table of these responses, counted from the answers as they were sent. */
function counted(rows: readonly Response[], first: string, second: string): number[][] {
  const lineOf = (row: Response, code: string): number =>
    linesOf(code).indexOf(row.answers[code] ?? 'missing');
  const table = linesOf(first).map(() => linesOf(second).map(() => 0));

  for (const row of rows) {
    table[lineOf(row, first)]![lineOf(row, second)]! += 1;
  }
  return table;
}

const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);

/** Pearson's chi-square over those who answered both with an option, and Cramer's V. */
function associationOf(table: number[][], first: string, second: string) {
  const isOption = (code: string) => (_: unknown, i: number) =>
    typeof linesOf(code)[i] === 'number';
  const both = table.filter(isOption(first)).map((row) => row.filter(isOption(second)));
  const rows = both.map(sum).filter((n) => n > 0);
  const columns = both[0]!.map((_, i) => sum(both.map((row) => row[i]!))).filter((n) => n > 0);
  const n = sum(rows);
  let chiSquare = 0;

  for (const row of both) {
    for (const [i, count] of row.entries()) {
      const expected = (sum(row) * sum(both.map((other) => other[i]!))) / n;

      chiSquare += expected > 0 ? (count - expected) ** 2 / expected : 0;
    }
  }
  return {
    n,
    df: (rows.length - 1) * (columns.length - 1),
    chiSquare,
    v: Math.sqrt(chiSquare / (n * (Math.min(rows.length, columns.length) - 1))),
  };
}

const PAIRS = [
  ['a1', 'overall'],
  ['gender', 'a2'],
  ['overall', 'visited'],
  ['b2', 'a1'],
] as const;

for (const [first, second] of PAIRS) {
  test(`whoever may see everything is told ${first} by ${second} exactly`, async () => {
    const answer = JSON.parse((await live(world.survey, { first, second })).stdout);
    const table = counted(sent, first, second);
    const { n, df, chiSquare, v } = associationOf(table, first, second);

    assert.deepEqual(answer.counts, table);
    assert.deepEqual(answer.first.answers, linesOf(first));
    assert.deepEqual(answer.second.answers, linesOf(second));
    assert.deepEqual(answer.first.totals, table.map(sum));
    assert.deepEqual(
      answer.second.totals,
      table[0]!.map((_, i) => sum(table.map((row) => row[i]!))),
    );
    assert.equal(answer.responses, sent.length);
    assert.deepEqual([answer.n, answer.df], [n, df]);
    assert.ok(Math.abs(answer.chi_square - chiSquare) < 1e-9 * chiSquare, answer.chi_square);
    assert.ok(Math.abs(answer.cramers_v - v) < 1e-9, answer.cramers_v);
    assert.ok(answer.p >= 0 && answer.p <= 1);
    assert.equal(answer.as_of, null);
  });
}

const FILTERS: readonly (readonly [
  Readonly<Record<string, string>>,
  (row: Response) => boolean,
])[] = [
  [{ channel: 'kiosk' }, (row) => row['channel'] === 'kiosk'],
  [{ respondent_type: 'business' }, (row) => row['respondent_type'] === 'business'],
  [{ period: 'EARLY' }, (row) => String(row['day']) < day(-30)],
  [
    { channel: 'online', period: 'LATE' },
    (row) => row['channel'] === 'online' && String(row['day']) >= day(-30),
  ],
];

test('filters choose the responses, a unit with all that is below it', async () => {
  const words = { first: 'a1', second: 'gender' };
  const units: typeof FILTERS = [
    [{ unit: world.otherBoard }, (row) => row['unit'] === world.otherBoard],
    [{ unit: world.province }, () => true],
    [{ unit: world.counter }, (row) => row['counter'] === world.counter],
    [{ unit: `${world.board}-MC` }, (row) => row['counter'] === world.counter],
    [
      { channel: 'online', period: 'LATE', respondent_type: 'citizen' },
      (row) =>
        row['channel'] === 'online' &&
        String(row['day']) >= day(-30) &&
        row['respondent_type'] === 'citizen',
    ],
  ];

  for (const [filter, holds] of [...FILTERS, ...units]) {
    const answer = JSON.parse((await live(world.survey, { ...words, ...filter })).stdout);

    assert.deepEqual(answer.counts, counted(sent.filter(holds), 'a1', 'gender'));
    assert.deepEqual(answer.filters, filter);
  }
});

/** Every number of a table that is told is true and of ten or more; the others carry a mark. */
function assertTold(answer: Json, table: number[][]): number {
  let hidden = 0;

  for (const [i, row] of table.entries()) {
    for (const [k, count] of row.entries()) {
      const told = answer.counts[i][k];

      hidden += told === null ? 1 : 0;
      assert.equal(answer.marks[i][k], told === null ? 'c' : null);
      assert.ok(told === null || (told === count && (count === 0 || count >= 10)), `${i} ${k}`);
    }
  }
  for (const [i, total] of answer.first.totals.entries()) {
    assert.ok(total === null || (total === sum(table[i]!) && (total === 0 || total >= 10)));
    assert.equal(answer.first.marks[i], total === null ? 'c' : null);
  }
  return hidden;
}

test('what is hidden carries a mark, and nothing is told of fewer than ten', async () => {
  const answer = await read(resultsPath(world.survey, query({ first: 'a1', second: 'overall' })));
  const table = counted(sent, 'a1', 'overall');

  assert.ok(
    table.flat().some((count) => count > 0 && count < 10),
    'there is something to hide',
  );
  assert.equal(answer.shown, true);
  assert.equal(answer.disclosure, 'controlled');
  assert.equal(answer.responses, sent.length);
  assert.equal(answer.as_of, day(0));
  assert.ok(assertTold(answer, table) > table.flat().filter((n) => n > 0 && n < 10).length);
  for (const name of ['n', 'df', 'chi_square', 'p', 'cramers_v']) {
    assert.equal(answer[name], null, name);
  }
});

test('a table with nothing to hide is told whole, its association to three decimals', async () => {
  const answer = await read(resultsPath(world.survey, query({ first: 'gender', second: 'a2' })));
  const table = counted(sent, 'gender', 'a2');
  const { n, df, chiSquare, v } = associationOf(table, 'gender', 'a2');

  assert.equal(assertTold(answer, table), 0);
  assert.deepEqual([answer.n, answer.df], [n, df]);
  assert.equal(answer.chi_square, Math.round(chiSquare * 1000) / 1000);
  assert.equal(answer.cramers_v, Math.round(v * 1000) / 1000);
  assert.equal(answer.p, Math.round(answer.p * 1000) / 1000);
});

test('a part of the responses is told by the same filters', async () => {
  const words = { first: 'gender', second: 'visited' };
  const key = await makeKey('analyst', { unit: world.otherBoard });
  const ofUnit = await call(resultsPath(world.survey, query(words)), { key });
  const table = counted(
    sent.filter((row) => row['unit'] === world.otherBoard),
    'gender',
    'visited',
  );

  assert.equal(ofUnit.status, 200, ofUnit.text);
  assert.deepEqual(ofUnit.json.counts, table);
  for (const [filter, holds] of FILTERS) {
    const answer = await read(resultsPath(world.survey, query({ ...words, ...filter })));

    assert.equal(answer.responses, sent.filter(holds).length);
    assertTold(answer, counted(sent.filter(holds), 'gender', 'visited'));
  }
});

test('a counter alone has no crosstab: counters are no part of what is published', async () => {
  const words = { first: 'gender', second: 'visited', unit: world.counter };
  const answer = await asStaff(resultsPath(world.survey, query(words)));

  assert.equal(answer.status, 409, answer.text);
});

test('the answers stand still while others come', async () => {
  const path = resultsPath(world.survey, query({ first: 'gender', second: 'visited' }));
  const earlier = await read(path);
  const more = Array.from({ length: 30 }, () =>
    response(world, { answers: { a1: 4, a2: 4, overall: 4, visited: 1, gender: 1 } }),
  );
  const survey = await addSurvey(world, `STILL_${world.tag}`);

  await importAll(survey, manyResponses(100));
  await live(survey, { first: 'a1', second: 'a2' });
  const still = resultsPath(survey, query({ first: 'gender', second: 'visited' }));
  const first = await read(still);

  assert.equal(first.responses, 100);
  assert.equal((await submitBatch(survey, more)).status, 200);
  assert.deepEqual(await read(still), first);
  assert.deepEqual(await read(path), earlier);
});

test('a survey of nine, and one of nobody, tell no table', async () => {
  const nine = await addSurvey(world, `NINE_${world.tag}`);
  const nobody = await addSurvey(world, `ZERO_${world.tag}`);

  await importAll(nine, manyResponses(9));
  await live(nine, { first: 'a1', second: 'a2' });
  for (const survey of [nine, nobody]) {
    const answer = await read(resultsPath(survey, query({ first: 'gender', second: 'visited' })));

    assert.equal(answer.shown, false);
    for (const name of ['responses', 'counts', 'first', 'second', 'n']) {
      assert.equal(answer[name], undefined, name);
    }
  }
});

const REFUSED: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
  [{ first: 'a1', second: 'nowhere' }, /no item 'nowhere'/],
  [{ first: 'nowhere', second: 'a1' }, /no item 'nowhere'/],
  [{ first: 'why', second: 'a1' }, /'why' takes several answers/],
  [{ first: 'a1', second: 'remark' }, /'remark' is answered in words/],
  [{ first: 'a1', second: 'a1' }, /the same item/],
  [{ first: 'a1' }, /code of an item is needed/],
  [{ second: 'a1' }, /code of an item is needed/],
  [{ first: 'a1', second: 'a2', by: 'unit' }, /not (for a crosstab|possible)/],
  [{ first: 'a1', second: 'a2', procedure: 'P' }, /no procedure 'P'/],
  [{ first: 'a1', second: 'a2', unit: 'NOWHERE' }, /no unit 'NOWHERE'/],
  [{ first: 'a1', second: 'a2', unit: 'A01,A02' }, /no unit 'A01,A02'/],
  [{ first: 'a1', second: 'a2', scheme: 'rake' }, /not weighted/],
];

test('what cannot be counted is refused, and why', async () => {
  for (const [words, reason] of REFUSED) {
    const answer = await asStaff(resultsPath(world.survey, query(words)));

    assert.equal(answer.status, 422, answer.text);
    assert.match(answer.json.detail, reason);
  }
});

test('a survey that does not fit the memory is refused with the name of the setting', async () => {
  const service = await startService({ SIPAS_COLUMNS_MAX_MB: '0' });

  try {
    const words = query({ first: 'a1', second: 'a2' });
    const answer = await asStaff(resultsPath(world.survey, words), { base: service.base });

    assert.equal(answer.status, 422);
    assert.match(answer.json.detail, /SIPAS_COLUMNS_MAX_MB/);
  } finally {
    await service.stop();
  }
});

test('the command prints a table', async () => {
  const { stdout } = await live(world.survey, { first: 'b2', second: 'visited' }, []);
  const table = counted(sent, 'b2', 'visited');

  assert.match(stdout, /^rows: b2, columns: visited, 2000 responses$/m);
  assert.match(stdout, /^ +1 +2 +MISSING +TOTAL$/m);
  for (const [i, row] of table.entries()) {
    const line = ['0', '1', '2', 'NA', 'MISSING'][i];

    assert.match(stdout, new RegExp(`^ +${line} +${[...row, sum(row)].join(' +')}$`, 'm'));
  }
  assert.match(stdout, /^chi-square: [\d.]+, df 2, p [\d.]+; Cramer's V: [\d.]+$/m);
  const csv = await sipas(
    ['results', '--survey', world.survey, '--figures', 'crosstab', '--first', 'a1'].concat([
      '--second',
      'a2',
      '--format',
      'csv',
    ]),
  );

  assert.equal(csv.code, 2, 'no CSV of it');
});
