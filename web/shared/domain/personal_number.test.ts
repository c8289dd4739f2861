import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personalNumberIn } from './personal_number.ts';

const all = (texts: readonly string[]) => texts.map(personalNumberIn);

test('phone numbers are noticed however they are written', () => {
  const texts = [
    '0912345678',
    'gọi tôi theo số 0912 345 678 nhé',
    '0912.345.678',
    '(024) 3825-1234',
    '+84 912 345 678',
    '84912345678',
    '０９１２３４５６７８',
    'sđt:0912-345-678.',
  ];

  assert.deepEqual(all(texts), Array(texts.length).fill('phone'));
});

test('identity and tax numbers are noticed', () => {
  const texts = ['CCCD 079204000123', '079 204 000 123', 'CMND 212.345.678', 'MST 4300123456-001'];

  assert.deepEqual(all(texts), Array(texts.length).fill('identity'));
});

test('what people write about their business is left alone', () => {
  const texts = [
    '',
    'Cán bộ rất nhiệt tình',
    'chờ 45 phút, đến lần 2',
    'ngày 12/11/2026 lúc 08:30',
    'Nghị định 61/2018/NĐ-CP',
    'phí 1.250.000.000 đồng là quá cao',
    'nộp 150 000 000 đ',
    'hồ sơ 12345678',
    'mã vận đơn 12345678901234567890',
  ];

  assert.deepEqual(all(texts), Array(texts.length).fill(null));
});

test('a sum of money does not hide a phone number after it', () => {
  assert.equal(personalNumberIn('1.250.000.000 đồng, gọi 0912345678'), 'phone');
});
