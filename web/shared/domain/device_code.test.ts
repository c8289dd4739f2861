import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOfFragment, isCode, shownCode, strangeLetters, tidyCode } from './device_code.ts';

const LONG = '7K2M94QXB3W8RTZ5HN6CV2DY';

test('a code may be typed in small letters, with spaces or hyphens', () => {
  assert.equal(tidyCode(' 7k2m-94 qx'), '7K2M94QX');
  assert.equal(tidyCode(`${LONG}Z`), LONG);
  assert.equal(tidyCode('７Ｋ２Ｍ９４ＱＸ'), '7K2M94QX');
});

test('it is shown in groups of four', () => {
  assert.equal(shownCode('7K2M94QX'), '7K2M-94QX');
  assert.equal(shownCode('7K2M'), '7K2M');
  assert.equal(shownCode(LONG), '7K2M-94QX-B3W8-RTZ5-HN6C-V2DY');
  assert.equal(shownCode('7K2'), '7K2');
});

test('letters that no code has are named', () => {
  assert.deepEqual(strangeLetters('7K0OO4QX'), ['0', 'O']);
  assert.equal(isCode('7K0O94QX'), false);
  assert.equal(isCode('7K2M94Q'), false);
  assert.equal(isCode('7K2M94QX'), true);
  assert.equal(isCode('7K2M94QXB3W8'), false);
  assert.equal(isCode(LONG), true);
});

test('an enrolment link carries the code in its fragment', () => {
  assert.equal(codeOfFragment('#enrol=7k2m94qx'), '7K2M94QX');
  assert.equal(codeOfFragment(`#enrol=${LONG}`), LONG);
  assert.equal(codeOfFragment('#enrol=no'), null);
  assert.equal(codeOfFragment('#main'), null);
  assert.equal(codeOfFragment(''), null);
});
