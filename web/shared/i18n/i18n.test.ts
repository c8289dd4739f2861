import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf } from '../api/http.ts';
import { commonMessages } from './common.ts';
import { formatOf } from './format.ts';
import { problemText } from './problem.ts';

test('Vietnamese figures have a decimal comma and a thousands dot', () => {
  const format = formatOf('vi');

  assert.equal(format.percent(0.8394, 2), '83,94%');
  assert.equal(format.percentRange(0.5, 0.625), '50,0–62,5%');
  assert.equal(format.count(36525), '36.525');
  assert.equal(format.points(93.05), '93,05');
  assert.equal(format.whole(38), '38');
});

test('English figures have a decimal point', () => {
  assert.equal(formatOf('en').percent(0.8394, 2), '83.94%');
  assert.equal(formatOf('en').count(36525), '36,525');
});

test('what is not known is a dash, never zero', () => {
  assert.equal(formatOf('vi').percent(null), '–');
  assert.equal(formatOf('vi').pointsRange(null, 3), '–');
});

test('a problem document is read, a page of a proxy keeps only its status', () => {
  const violations = [{ pointer: '/comment', code: 'too-long' }];
  const problem = problemOf(422, {
    type: '/problems/invalid',
    where: 'comment',
    detail: 'x',
    violations,
  });

  assert.deepEqual(problem, {
    status: 422,
    slug: 'invalid',
    where: 'comment',
    detail: 'x',
    violations,
  });
  assert.deepEqual(problemOf(502, '<html>'), {
    status: 502,
    slug: '',
    where: null,
    detail: null,
    violations: [],
  });
});

test('a refusal is worded in the language of the person', () => {
  const text = (status: number) => problemText(problemOf(status, null), commonMessages.vi);

  assert.equal(text(0), commonMessages.vi.problems.noReply);
  assert.equal(text(401), commonMessages.vi.problems.unauthenticated);
  assert.equal(text(418), commonMessages.vi.problems.invalid);
  assert.equal(text(502), commonMessages.vi.problems.internal);
});
