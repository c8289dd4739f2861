import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOf } from './problem.ts';
import { sampleInstrument } from './survey.samples.ts';
import { checkAll, checkComment } from './validate.ts';

test('names every question that is wrong, not only the first', () => {
  assert.deepEqual(checkAll(sampleInstrument, { why: { text: 'mười một ký tự' } }, ''), [
    { pointer: '/answers/1.2', code: 'required' },
    { pointer: '/answers/why', code: 'too-long' },
  ]);
});

test('a response without any answer is refused as empty', () => {
  assert.equal(checkAll(sampleInstrument, {}, 'góp ý')[0]?.code, 'empty');
});

test('NA answers a required question', () => {
  assert.deepEqual(checkAll(sampleInstrument, { '1.2': 'NA' }, ''), []);
});

test('characters are counted as people count them', () => {
  assert.deepEqual(checkComment('🙂'.repeat(1000)), []);
  assert.equal(checkComment('🙂'.repeat(1001))[0]?.code, 'too-long');
});

test('a pointer leads to its question or member', () => {
  assert.deepEqual(placeOf('/answers/1.1'), { kind: 'item', code: '1.1' });
  assert.deepEqual(placeOf('/answers'), { kind: 'member', name: 'answers' });
  assert.deepEqual(placeOf('/a~1b~0c'), { kind: 'member', name: 'a/b~c' });
});
