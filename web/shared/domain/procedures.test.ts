import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findProcedures } from './procedures.ts';
import type { Procedure } from './survey.ts';

const procedure = (code: string, name: string, field: string): Procedure => ({
  code,
  unit: null,
  name: { vi: name },
  field: { vi: field },
});
const procedures = [
  procedure('1.009748', 'Chấp thuận chủ trương đầu tư', 'Đầu tư'),
  procedure('XD011', 'Cấp giấy phép xây dựng', 'Xây dựng'),
  procedure('XD01', 'Thẩm định thiết kế', 'Xây dựng'),
];
const found = (query: string) => findProcedures(procedures, query, 'vi').map(({ code }) => code);

test('a procedure is found by words without marks, of its name or its field', () => {
  assert.deepEqual(found('dau tu'), ['1.009748']);
  assert.deepEqual(found('xay dung'), ['XD011', 'XD01']);
  assert.deepEqual(found('giay xay'), ['XD011']);
});

test('the code on the slip finds it however it is typed', () => {
  assert.deepEqual(found('1009748'), ['1.009748']);
  assert.deepEqual(found('1.009 748'), ['1.009748']);
  assert.deepEqual(found('xd-01'), ['XD01', 'XD011']);
  assert.deepEqual(found('XD011'), ['XD011']);
});

test('nothing typed finds everything, nonsense nothing', () => {
  assert.equal(found('').length, 3);
  assert.equal(found('...').length, 0);
});
