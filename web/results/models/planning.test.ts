import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSizeOf, differenceOf, numberOf, sizeOf, type PlanningFields } from './planning.ts';

const fields: PlanningFields = {
  share: '85',
  margin: '3',
  deff: '1,5',
  population: '15.000',
  valid: '97',
  rate: '30',
  first: '300',
  second: '300',
  change: '3',
};

test('numbers are read with a decimal comma or point, and nothing else is', () => {
  assert.deepEqual(['1,5', ' 1.5 ', '85', '', 'abc', '-1', '1,2,3'].map(numberOf), [
    1.5,
    1.5,
    85,
    null,
    null,
    null,
    null,
  ]);
});

test('the fields give the sizes of the worked example', () => {
  const size = sizeOf(fields);

  assert.deepEqual([size?.valid, size?.responses, size?.invitations], [775, 799, 2661]);
  assert.equal(sizeOf({ ...fields, population: '' })?.valid, 817);
});

test('a field that is no number gives no size', () => {
  for (const name of ['share', 'margin', 'deff', 'population', 'valid', 'rate'] as const) {
    assert.equal(sizeOf({ ...fields, [name]: 'x' }), null, name);
    assert.equal(sizeOf({ ...fields, [name]: '0' }), null, name);
  }
  assert.equal(sizeOf({ ...fields, share: '100' }), null);
});

test('the larger of a rise and a fall is planned for', () => {
  assert.equal(changeSizeOf(fields), 3599);
  assert.ok((differenceOf(fields)?.detectable ?? 0) > 0.1);
  assert.equal(differenceOf({ ...fields, first: '0' }), null);
});
