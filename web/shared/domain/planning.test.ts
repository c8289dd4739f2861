import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { detectableDifference, sampleSize, sizeForChange } from './planning.ts';

interface Reference {
  readonly sample_size: readonly {
    readonly p: number;
    readonly e: number;
    readonly deff: number;
    readonly N: number | null;
    readonly valid_rate: number;
    readonly response_rate: number;
    readonly n0: number;
    readonly n_with_fpc: number;
    readonly n_valid_needed: number;
    readonly n_responses: number;
    readonly n_invitations: number;
  }[];
  readonly mdd: readonly {
    readonly p: number;
    readonly n1: number;
    readonly n2: number;
    readonly deff: number;
    readonly mdd: number;
    readonly least_significant: number;
  }[];
  readonly n_for_difference: readonly {
    readonly p1: number;
    readonly p2: number;
    readonly deff: number;
    readonly n_per_period: number;
  }[];
}

const reference = JSON.parse(
  readFileSync('../tests/data/oracle/planning.json', 'utf8'),
) as Reference;

const near = (actual: number, expected: number) =>
  assert.ok(
    Math.abs(actual - expected) <= 1e-9 * Math.max(1e-3, Math.abs(expected)),
    `${actual} instead of ${expected}`,
  );

test('sample sizes are those of the reference', () => {
  assert.equal(reference.sample_size.length, 6);
  for (const row of reference.sample_size) {
    const size = sampleSize({
      share: row.p,
      margin: row.e,
      deff: row.deff,
      population: row.N,
      validRate: row.valid_rate,
      responseRate: row.response_rate,
    });

    near(size.simple, row.n0);
    near(size.corrected, row.n_with_fpc);
    assert.deepEqual(
      [size.valid, size.responses, size.invitations],
      [row.n_valid_needed, row.n_responses, row.n_invitations],
    );
  }
});

test('detectable differences are those of the reference', () => {
  assert.equal(reference.mdd.length, 7);
  for (const { p, n1, n2, deff, ...expected } of reference.mdd) {
    const found = detectableDifference({ share: p, first: n1, second: n2, deff });

    near(found.detectable, expected.mdd);
    near(found.leastSignificant, expected.least_significant);
  }
});

test('sizes for a change are those of the reference', () => {
  assert.equal(reference.n_for_difference.length, 3);
  for (const { p1, p2, deff, n_per_period: size } of reference.n_for_difference) {
    assert.equal(sizeForChange(p1, p2, deff), size);
  }
});
