import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applicableAnswers, toggled, withAnswer } from './answers.ts';
import { sampleInstrument } from './survey.samples.ts';

test('an empty choice or a blank text is no answer', () => {
  assert.deepEqual(withAnswer({ how: [1] }, 'how', []), {});
  assert.deepEqual(withAnswer({ why: { text: 'x' } }, 'why', { text: '  ' }), {});
  assert.deepEqual(withAnswer({ a: 0 }, 'b', 'NA'), { a: 0, b: 'NA' });
});

test('answers to questions that do not apply any more are left out', () => {
  const answers = { '1.1': 4, '2.0': 0, '2.1': 5 };

  assert.deepEqual(applicableAnswers(sampleInstrument, answers), { '1.1': 4, '2.0': 0 });
  assert.deepEqual(applicableAnswers(sampleInstrument, { ...answers, '2.0': 1 }), {
    ...answers,
    '2.0': 1,
  });
});

test('answers to unknown questions are left out', () => {
  assert.deepEqual(applicableAnswers(sampleInstrument, { other: 1 }), {});
});

test('choices keep the order of their values', () => {
  assert.deepEqual(toggled([1, 3], 2), [1, 2, 3]);
  assert.deepEqual(toggled([1, 2], 2), [1]);
});
