import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaf, plan } from '../shared/domain/par.samples.ts';
import type { Criterion } from '../shared/domain/scorecard.ts';
import { changeOf, draftOfMeasure, newDraft, wrongFields } from './measure_form.ts';
import { draftOf, judge, numberOf, pointsOfDraft, stageOfRole } from './scoring.ts';

const entry = (points: number, facts: object | null = null) => ({
  points,
  na: false,
  facts,
  reason: 'Có tài liệu',
  author: 'par_officer 2',
  entered_on: '2026-01-05',
});
const ratio: Criterion = {
  ...leaf('3.4', 3, null),
  rule: 'ratio',
  rule_detail: { kind: 'ratio', target: 95, floor: 70 },
};
const claimed: Criterion = {
  ...ratio,
  stages: { self: entry(3, { numerator: 19, denominator: 20 }), appraised: null, final: null },
};

test('each role has its stage, as long as the service says that it may score', () => {
  assert.equal(stageOfRole('par_officer', ['score']), 'self');
  assert.equal(stageOfRole('appraiser', ['score']), 'appraised');
  assert.equal(stageOfRole('council', ['score']), 'final');
  assert.equal(stageOfRole('administrator', ['score']), null);
  assert.equal(stageOfRole('par_officer', ['send']), null);
});

test('a comma and a point are the same, letters are no number', () => {
  assert.equal(numberOf(' 7,4 '), 7.4);
  assert.equal(numberOf('7.4'), 7.4);
  assert.equal(numberOf('-2'), -2);
  assert.equal(numberOf('7,'), null);
  assert.equal(numberOf('bảy'), null);
  assert.equal(numberOf(''), null);
});

test('figures make points at once, and are sent as figures', () => {
  const draft = {
    ...draftOf(ratio, 'self', 'vi'),
    numerator: '9',
    denominator: '10',
    reason: ' vì ',
  };

  assert.equal(pointsOfDraft(ratio, draft), 2.7);
  assert.deepEqual(judge(ratio, 'self', draft), {
    ok: true,
    entry: {
      criterion: '3.4',
      stage: 'self',
      entered: { facts: { numerator: 9, denominator: 10 } },
      reason: 'vì',
    },
  });
});

test('half of the figures are not sent', () => {
  const draft = { ...draftOf(ratio, 'self', 'vi'), numerator: '9' };

  assert.deepEqual(judge(ratio, 'self', draft), { ok: false, fault: 'value' });
});

test('points above the maximum are not sent', () => {
  const plain = leaf('2', 10, null);
  const draft = draftOf(plain, 'self', 'vi');

  assert.deepEqual(judge(plain, 'self', { ...draft, points: '10,5' }), {
    ok: false,
    fault: 'points',
  });
  assert.equal(judge(plain, 'self', { ...draft, points: '10' }).ok, true);
});

test('an appraiser begins without a verdict; to accept needs no figures, to adjust needs a reason', () => {
  const draft = draftOf(claimed, 'appraised', 'vi');

  assert.deepEqual(judge(claimed, 'appraised', draft), { ok: false, fault: 'verdict' });
  const accepted = judge(claimed, 'appraised', { ...draft, verdict: 'accept' });

  assert.deepEqual(accepted.ok && accepted.entry.entered, { accept: true });
  const adjusted = { ...draft, verdict: 'adjust' as const, direct: true, points: '2,5' };

  assert.deepEqual(judge(claimed, 'appraised', adjusted), { ok: false, fault: 'reason' });
  const told = judge(claimed, 'appraised', { ...adjusted, reason: 'Thiếu tài liệu' });

  assert.deepEqual(told.ok && told.entry.entered, { points: 2.5 });
});

test('what was entered before stands in the form again', () => {
  const again = {
    ...claimed,
    stages: { ...claimed.stages!, appraised: entry(3) },
  };

  assert.equal(draftOf(claimed, 'self', 'vi').numerator, '19');
  assert.equal(draftOf(again, 'appraised', 'vi').verdict, 'accept');
  assert.equal(draftOf(claimed, 'appraised', 'vi').denominator, '20');
});

test('figures stand in the form as they are typed in the language', () => {
  const again = {
    ...leaf('2', 10, 7.4),
    stages: { self: entry(7.4), appraised: null, final: null },
  };

  assert.equal(draftOf(again, 'self', 'vi').points, '7,4');
  assert.equal(draftOf(again, 'self', 'en').points, '7.4');
});

test('what does not apply is sent as such', () => {
  const judged = judge(ratio, 'self', { ...draftOf(ratio, 'self', 'vi'), na: true });

  assert.deepEqual(judged.ok && judged.entry.entered, { na: true });
});

test('of a measure only what was changed is sent, and a change needs its reason', () => {
  const [measure] = plan.measures;
  const draft = draftOfMeasure(measure!, 'vi');

  assert.deepEqual(changeOf({ ...draft, progress: '60', expected: '1,5' }, measure!), {
    code: 'KP-6',
    progress: 60,
  });
  assert.deepEqual(wrongFields(draft, false), ['reason']);
  assert.deepEqual(wrongFields({ ...draft, reason: 'xong một phần' }, false), []);
});

test('a new measure needs code, title and points', () => {
  assert.deepEqual(wrongFields(newDraft('4', '2026-09-30', 'U'), true), [
    'code',
    'title',
    'expected',
  ]);
});
