import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formPages,
  nextQuestion,
  previousQuestion,
  progressSteps,
  tabletQuestions,
} from './routing.ts';
import { sampleInstrument, scaleItem } from './survey.samples.ts';

const questions = tabletQuestions(sampleInstrument);
const codes = questions.map(({ item }) => item.code);

test('the tablet asks the overall question first, then the factors, nothing about the person', () => {
  assert.deepEqual(codes, ['all', '1.1', '1.2', '2.0', '2.1']);
});

test('the tablet also asks what a condition or a complete response needs', () => {
  const [access, feedback, other] = sampleInstrument.sections;
  const person = {
    code: 'IV',
    factor: false,
    title: { vi: 'Người trả lời' },
    items: [scaleItem('4.1'), scaleItem('4.2', { required: true }), scaleItem('4.3')],
  };
  const conditional = {
    ...feedback,
    items: [scaleItem('2.9', { only_if: { item: '4.1', value: 1 } })],
  };
  const sections = [person, access, conditional, other] as typeof sampleInstrument.sections;

  assert.deepEqual(
    tabletQuestions({ ...sampleInstrument, sections }).map(({ item }) => item.code),
    ['all', '4.1', '4.2', '1.1', '1.2', '2.9'],
  );
});

test('without an overall question the first that one tap answers opens', () => {
  const [access] = sampleInstrument.sections;
  const items = [scaleItem('a', { only_if: { item: 'x', value: 1 } }), scaleItem('b')];
  const sections = [{ ...access, items }] as typeof sampleInstrument.sections;

  assert.equal(tabletQuestions({ ...sampleInstrument, sections })[0]?.item.code, 'b');
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
