import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formPages,
  nextQuestion,
  previousQuestion,
  progressSteps,
  tabletQuestions,
} from './routing.ts';
import { sampleInstrument } from './survey.samples.ts';

const questions = tabletQuestions(sampleInstrument);
const codes = questions.map(({ item }) => item.code);

test('the tablet asks the overall question first, then the factors, nothing about the person', () => {
  assert.deepEqual(codes, ['all', '1.1', '1.2', '2.0', '2.1']);
});

test('questions that do not apply are passed over in both directions', () => {
  assert.equal(nextQuestion(questions, 3, { '2.0': 0 }), null);
  assert.equal(nextQuestion(questions, 3, { '2.0': 1 }), 4);
  assert.equal(nextQuestion(questions, -1, {}), 0);
  assert.equal(previousQuestion(questions, 4, {}), 3);
  assert.equal(previousQuestion(questions, 0, {}), null);
});

test('progress counts the questions behind the person in each part', () => {
  assert.deepEqual(
    progressSteps(questions, 2).map(({ code, done, total }) => [code, done, total]),
    [
      ['III', 1, 1],
      ['I', 1, 2],
      ['II', 0, 2],
    ],
  );
});

test('the online form has one page per section and sensitive questions last', () => {
  assert.deepEqual(
    formPages(sampleInstrument).map(({ key, items }) => [key, items.map(({ code }) => code)]),
    [
      ['section-I', ['1.1', '1.2']],
      ['section-II', ['2.0', '2.1']],
      ['section-III', ['all', 'how', 'why']],
      ['about-you', ['age']],
    ],
  );
});
