import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Answer, Answers } from './answers.ts';
import type { Instrument } from './survey.ts';
import { checkAll } from './validate.ts';

/** The service runs the same cases: tests/unit/wire/vectors_test.c. */
interface Vectors {
  readonly instrument: Instrument;
  readonly cases: readonly {
    readonly name: string;
    readonly answers: Readonly<Record<string, number | string | readonly number[]>>;
    readonly violations: readonly string[];
  }[];
}

const vectors = JSON.parse(readFileSync('../tests/vectors/answers.json', 'utf8')) as Vectors;

/** As the form keeps what stands on the wire. */
const keptOf = (value: number | string | readonly number[]): Answer =>
  typeof value === 'string' && value !== 'NA' ? { text: value } : (value as Answer);

for (const { name, answers, violations } of vectors.cases) {
  test(`the form and the service agree: ${name}`, () => {
    const kept: Answers = Object.fromEntries(
      Object.entries(answers).map(([code, value]) => [code, keptOf(value)]),
    );
    const found = checkAll(vectors.instrument, kept, '').map(
      ({ pointer, code }) => `${pointer} ${code}`,
    );

    assert.deepEqual([...found].sort(), [...violations].sort());
  });
}
