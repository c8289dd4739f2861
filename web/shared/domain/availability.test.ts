import assert from 'node:assert/strict';
import { test } from 'node:test';
import { availabilityOf } from './availability.ts';
import { sampleSurvey } from './survey.samples.ts';

const periods = [
  { code: 'b', from: '2027-01-01', until: '2027-04-01' },
  { code: 'a', from: '2026-10-01', until: '2026-12-01' },
];
const survey = { ...sampleSurvey, periods };

test('a survey is open from the first day of a period to the day before its end', () => {
  for (const day of ['2026-10-01', '2026-11-30', '2027-03-31']) {
    assert.deepEqual(availabilityOf(survey, day), { is: 'open' }, day);
  }
});

test('before and between periods it tells when the next one begins', () => {
  assert.deepEqual(availabilityOf(survey, '2026-09-30'), { is: 'not-begun', from: '2026-10-01' });
  assert.deepEqual(availabilityOf(survey, '2026-12-01'), { is: 'not-begun', from: '2027-01-01' });
});

test('after the last period it has ended', () => {
  assert.deepEqual(availabilityOf(survey, '2027-04-01'), { is: 'ended' });
});

test('a closed survey and one without this channel say so, whatever the day', () => {
  assert.deepEqual(availabilityOf({ ...survey, state: 'closed' }, '2026-10-01'), { is: 'closed' });
  assert.deepEqual(availabilityOf({ ...survey, channels: ['kiosk'] }, '2026-10-01'), {
    is: 'not-online',
  });
});
