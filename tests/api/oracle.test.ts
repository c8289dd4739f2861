import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { fileOf, mustRun, sipas } from './support/command.ts';
import { agrees } from './support/figures.ts';
import type { Json } from './support/http.ts';
import { inCheckout } from './support/setting.ts';

/** The reference set: 300 made-up responses and the figures that R computed of them. */
const path = (name: string): string => inCheckout(`tests/data/oracle/${name}`);
const expected: Json = JSON.parse(readFileSync(path('expected_unweighted.json'), 'utf8'));
const survey: Json = JSON.parse(readFileSync(path('survey.json'), 'utf8'));
const lines = readFileSync(path('s300.jsonl'), 'utf8').trimEnd().split('\n');

let firstImport: Json;

before(async () => {
  await mustRun('instrument', 'add', path('instrument.json'));
  await mustRun('unit', 'add', path('units.json'));
  await mustRun('procedure', 'add', path('procedures.json'));
  await mustRun('survey', 'add', path('survey.json'));
  firstImport = JSON.parse(
    (await mustRun('import', '--survey', 'ORACLE', path('s300.jsonl'), '--json')).stdout,
  );
});

async function resultsOf(code: string, ...args: readonly string[]): Promise<readonly Json[]> {
  return JSON.parse((await mustRun('results', '--survey', code, ...args, '--json')).stdout).groups;
}

/** Compares figure by figure and remembers how many were looked at. */
class Comparison {
  compared = 0;
  readonly wrong: string[] = [];

  figure(what: string, actual: unknown, wanted: unknown): void {
    this.compared += 1;
    if (!agrees(actual, wanted)) {
      this.wrong.push(`${what}: ${String(actual)} instead of ${String(wanted)}`);
    }
  }

  interval(what: string, actual: Json, wanted: readonly (number | null)[] | null): void {
    this.figure(`${what} low`, actual.low, wanted?.[0] ?? null);
    this.figure(`${what} high`, actual.high, wanted?.[1] ?? null);
  }

  /** est, x, n_ans, n_resp of overall, index and factors. */
  measures(what: string, group: Json, wanted: Json): void {
    for (const [code, measure] of Object.entries<Json>(wanted)) {
      const actual =
        code === 'overall' || code === 'index'
          ? group[code]
          : group.factors.find((factor: Json) => factor.code === code);

      this.figure(`${what} ${code} x`, actual.satisfied, measure.x);
      this.figure(`${what} ${code} answers`, actual.valid, measure.n_ans);
      this.figure(`${what} ${code} respondents`, actual.respondents, measure.n_resp);
      this.figure(`${what} ${code} share`, actual.share, measure.est);
    }
  }

  groups(what: string, groups: readonly Json[], wanted: Readonly<Record<string, Json>>): void {
    this.figure(`${what}: number of groups`, groups.length, Object.keys(wanted).length);
    for (const [key, group] of Object.entries(wanted)) {
      const actual = groups.find((candidate) => candidate.key === key);

      if (actual === undefined) {
        this.wrong.push(`${what} ${key} is not there`);
        continue;
      }
      this.figure(`${what} ${key} responses`, actual.responses, group.n_rows);
      this.figure(`${what} ${key} n`, actual.overall.valid, group.n_valid_overall);
      this.figure(`${what} ${key} x`, actual.overall.satisfied, group.x);
      this.figure(`${what} ${key} share`, actual.overall.share, group.unweighted.share);
      this.interval(`${what} ${key}`, actual.overall, group.unweighted.ci_wilson);
      this.figure(
        `${what} ${key} mean`,
        actual.items.find((item: Json) => item.code === 'overall').mean,
        group.unweighted.mean,
      );
      this.measures(`${what} ${key}`, actual, group.unweighted.measures);
    }
  }

  /** Fails if anything was wrong, or if less was compared than the reference holds. */
  end(t: { diagnostic: (message: string) => void }, atLeast: number): void {
    t.diagnostic(`${this.compared} figures compared`);
    assert.deepEqual(this.wrong, []);
    assert.ok(
      this.compared >= atLeast,
      `only ${this.compared} figures of ${atLeast} were compared`,
    );
  }
}

test('the 300 responses are stored, and the same file again stores nothing', async () => {
  const again = JSON.parse(
    (await mustRun('import', '--survey', 'ORACLE', path('s300.jsonl'), '--json')).stdout,
  );

  assert.deepEqual(firstImport, { stored: 300, known: 0, rejected: 0 });
  assert.deepEqual(again, { stored: 0, known: 300, rejected: 0 });
  assert.equal((await resultsOf('ORACLE'))[0].responses, 300);
});

test('overall and index have the figures of the reference', async () => {
  const [group] = await resultsOf('ORACLE');

  assert.deepEqual([group.overall.satisfied, group.overall.valid], [249, 290]);
  assert.ok(agrees(group.overall.low, 0.813820558889649), String(group.overall.low));
  assert.ok(agrees(group.overall.high, 0.89404415439754), String(group.overall.high));
  assert.deepEqual([group.index.satisfied, group.index.valid], [4764, 5606]);
});

test('every count, share, interval and mean of every item agrees with the reference', async (t) => {
  const [group] = await resultsOf('ORACLE');
  const comparison = new Comparison();

  assert.deepEqual(
    Object.keys(expected.counts).sort(),
    group.items.map(({ code }: Json) => code).sort(),
  );
  for (const [code, counts] of Object.entries<Json>(expected.counts)) {
    const item = group.items.find((candidate: Json) => candidate.code === code);
    const unweighted = expected.unweighted.items[code];

    comparison.figure(`${code} responses`, item.n + item.na + item.missing, counts.n_total);
    comparison.figure(`${code} n`, item.n, counts.n_valid);
    comparison.figure(`${code} NA`, item.na, counts.n_kb);
    comparison.figure(`${code} missing`, item.missing, counts.n_missing);
    for (const [place, count] of counts.count.entries()) {
      comparison.figure(`${code} answer ${place + 1}`, item.counts[place].n, count);
      comparison.figure(
        `${code} share of answer ${place + 1}`,
        item.counts[place].n / item.n,
        counts.share_of_valid[place],
      );
    }
    comparison.figure(`${code} satisfied`, item.satisfied.satisfied, counts.satisfied);
    comparison.figure(`${code} x`, item.satisfied.satisfied, unweighted.x);
    comparison.figure(`${code} valid`, item.satisfied.valid, unweighted.n);
    comparison.figure(`${code} share`, item.satisfied.share, unweighted.share);
    comparison.interval(code, item.satisfied, unweighted.ci_wilson);
    comparison.figure(`${code} mean`, item.mean, unweighted.mean);
  }
  comparison.end(t, 23 * 20);
});

test('overall, index and factors agree with the reference', async (t) => {
  const [group] = await resultsOf('ORACLE');
  const comparison = new Comparison();

  comparison.measures('all', group, expected.unweighted.measures);
  comparison.figure('pooled index', group.index.share, expected.index_variants.unweighted.pooled);
  comparison.figure(
    'overall item',
    group.overall.share,
    expected.index_variants.unweighted.overall_item,
  );
  comparison.end(t, 7 * 4 + 2);
});

test('the other index rules agree with the reference', async (t) => {
  const comparison = new Comparison();

  for (const [rule, variant] of [
    ['mean_items', 'mean_of_criteria'],
    ['mean_factors', 'mean_of_factors'],
  ] as const) {
    const code = `ORACLE_${rule}`;
    const moved = lines.map((line) => JSON.stringify({ ...JSON.parse(line), id: randomUUID() }));

    await mustRun('survey', 'add', fileOf({ ...survey, code, index_rule: rule, populations: [] }));
    await mustRun('import', '--survey', code, fileOf(moved.join('\n')));
    comparison.figure(
      rule,
      (await resultsOf(code))[0].index.share,
      expected.index_variants.unweighted[variant],
    );
  }
  comparison.end(t, 2);
});

const breakdowns = [
  ['period', 'period', 2],
  ['agency_code', 'unit', 12],
  ['procedure_code', 'procedure', 39],
  ['channel', 'channel', 2],
  ['respondent_type', 'respondent_type', 2],
] as const;

for (const [name, by, groups] of breakdowns) {
  test(`every figure by ${by} agrees with the reference`, async (t) => {
    const comparison = new Comparison();

    comparison.groups(by, await resultsOf('ORACLE', '--by', by), expected.groups[name]);
    comparison.end(t, groups * (7 + 7 * 4));
  });
}

/** The groups of the reference whose key is two keys, for one value of the second. */
function crossed(name: string, second: string): Record<string, Json> {
  const chosen = Object.entries<Json>(expected.groups[name]).filter(([key]) =>
    key.endsWith(`:${second}`),
  );

  return Object.fromEntries(chosen.map(([key, group]) => [key.split(':')[0]!, group]));
}

const crossings = [
  ['agency_period', 'unit', '--period', ['2025Q3', '2025Q4'], 24],
  ['channel_type', 'channel', '--respondent-type', ['citizen', 'business'], 4],
] as const;

for (const [name, by, filter, values, groups] of crossings) {
  test(`every figure by ${by} under ${filter} agrees with the reference`, async (t) => {
    const comparison = new Comparison();

    for (const value of values) {
      comparison.groups(
        `${value} by ${by}`,
        await resultsOf('ORACLE', '--by', by, filter, value),
        crossed(name, value),
      );
    }
    comparison.end(t, groups * (7 + 7 * 4));
  });
}

test('a file with bad lines stores the good ones and tells number and reason of each bad one', async () => {
  const code = 'ORACLE_LINES';
  const good = lines.slice(0, 5).map((line) => ({ ...JSON.parse(line), id: randomUUID() }));
  const rows = [
    JSON.stringify(good[0]),
    '{"id":',
    JSON.stringify(good[1]),
    JSON.stringify({ ...good[2], id: randomUUID(), answers: { c1_1: 6, zz: 1 } }),
    '',
    JSON.stringify({ ...good[0], duration_s: 9999 }),
    JSON.stringify(good[3]),
  ];
  const file = fileOf(`${rows.join('\r\n')}\n`);

  await mustRun('survey', 'add', fileOf({ ...survey, code, populations: [] }));
  const outcome = await sipas(['import', '--survey', code, file, '--json']);
  const reported = outcome.stderr.trimEnd().split('\n');

  assert.equal(outcome.code, 1);
  assert.deepEqual(JSON.parse(outcome.stdout), { stored: 3, known: 0, rejected: 3 });
  assert.deepEqual(reported.map((line) => line.slice(0, file.length + 2)).sort(), [
    `${file}:2`,
    `${file}:4`,
    `${file}:4`,
    `${file}:6`,
  ]);
  assert.match(outcome.stderr, /:2: .*JSON/);
  assert.match(outcome.stderr, /:4: \/answers\/c1_1: off-scale/);
  assert.match(outcome.stderr, /:4: \/answers\/zz: unknown-item/);
  assert.match(outcome.stderr, /:6: .*other content/);
  assert.equal((await resultsOf(code))[0].responses, 3);

  const again = await sipas(['import', '--survey', code, '-', '--json'], {
    input: rows.join('\n'),
  });

  assert.equal(again.code, 1);
  assert.deepEqual(JSON.parse(again.stdout), { stored: 0, known: 3, rejected: 3 });
});

test('importing into a survey or from a file that is not there is refused', async () => {
  const noSurvey = await sipas(['import', '--survey', 'NO_SUCH', path('s300.jsonl')]);
  const noFile = await sipas(['import', '--survey', 'ORACLE', '/nonexistent/file.jsonl']);

  assert.deepEqual([noSurvey.code, noFile.code], [1, 1]);
  assert.match(noFile.stderr, /\/nonexistent\/file\.jsonl/);
});
