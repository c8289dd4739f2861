import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextAttempt, responseBody, type Given } from './response.ts';
import { sampleInstrument } from './survey.samples.ts';

const given: Given = {
  id: '94485a00-cbf2-41e4-a0ab-ce9a6f54bfce',
  unit: 'BQL',
  counter: null,
  procedure: null,
  channel: 'online',
  respondentType: 'citizen',
  language: 'vi',
  answers: { '1.1': 'NA', '2.0': 0, '2.1': 5, how: [0, 1], why: { text: ' nhanh ' } },
  comment: '  ',
};
const moment = { day: '2026-11-22', durationSeconds: 61.6 };
const body = (changed: Partial<Given> = {}, seconds = 61.6) =>
  responseBody(
    sampleInstrument,
    { ...given, ...changed },
    { ...moment, durationSeconds: seconds },
    1,
    true,
  );

test('a body holds what was given and nothing else', () => {
  assert.deepEqual(body(), {
    id: given.id,
    instrument: 'SAMPLE',
    unit: 'BQL',
    channel: 'online',
    respondent_type: 'citizen',
    day: '2026-11-22',
    language: 'vi',
    duration_s: 62,
    revision: 1,
    complete: true,
    answers: { '1.1': 'NA', '2.0': 0, how: [0, 1], why: 'nhanh' },
  });
});

test('counter, procedure and comment are sent when there are any', () => {
  const full = body({ counter: 'BQL-1', procedure: 'P01', comment: ' tốt ' });

  assert.deepEqual([full.counter, full.procedure, full.comment], ['BQL-1', 'P01', 'tốt']);
});

test('a clock that was set back or stood for days gives a duration in range', () => {
  assert.equal(body({}, -5).duration_s, 0);
  assert.equal(body({}, 1e6).duration_s, 86_400);
});

test('the same content is sent again to the letter, whatever the clock says', () => {
  const tried = body();

  assert.equal(nextAttempt(tried, body({}, 99)), tried);
});

test('changed content is the next revision', () => {
  const changed = nextAttempt(body(), body({ comment: 'khác' }));

  assert.equal(changed.revision, 2);
  assert.equal(changed.comment, 'khác');
});
