import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { boundsOf, pointsOfFacts, takesPoints, type Facts, type Rule } from './par_rules.ts';

/** The service must find the same points. */
interface Vectors {
  readonly rules: Readonly<Record<string, Rule>>;
  readonly cases: readonly {
    readonly name: string;
    readonly rule: string;
    readonly max: number;
    readonly facts: Facts;
    readonly points: number | null;
  }[];
}

const vectors = JSON.parse(readFileSync('../tests/vectors/par_rules.json', 'utf8')) as Vectors;

for (const { name, rule, max, facts, points } of vectors.cases) {
  test(`points by rule, ${rule}: ${name}`, () => {
    assert.equal(pointsOfFacts(vectors.rules[rule]!, max, facts), points);
  });
}

test('counts that are no whole number are not scored', () => {
  const rule: Rule = { kind: 'per_unit', each: 0.5 };

  assert.equal(pointsOfFacts(rule, 2, { count: 1.5 }), null);
  assert.equal(pointsOfFacts(rule, 2, { count: -1 }), null);
  assert.equal(
    pointsOfFacts({ kind: 'ratio', target: 95, floor: 70 }, 2, { numerator: 0, denominator: 0 }),
    null,
  );
});

test('only a bonus may lie below zero, and only some rules take points', () => {
  assert.deepEqual(boundsOf({ kind: 'bonus', lowest: -2 }, 5), [-2, 5]);
  assert.deepEqual(boundsOf({ kind: 'manual' }, 5), [0, 5]);
  assert.equal(takesPoints({ kind: 'bonus' }), true);
  assert.equal(takesPoints({ kind: 'bonus', each: 1 }), false);
  assert.equal(takesPoints({ kind: 'deduction', each: 1 }), false);
});
