import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personalDataIn } from './personal_data.ts';

const table: Readonly<Record<string, readonly string[]>> = {
  phone: [
    'Gọi tôi 0912345678 nhé',
    '0912 345 678',
    '091.234.5678',
    '0912-345-678.',
    '+84 912 345 678',
    '+84(0)912345678',
    '84912345678',
    'cố định (024) 3825 5555',
    '0255 382 828',
    'hai số: 0912345678 0987654321',
    '０９１２３４５６７８',
    '0912–345–678',
  ],
  identity: ['CCCD 051203004567', '051 203 004 567', 'cmnd: 212345678', '212 345 678'],
  taxCode: ['MST 4300205943', '4300205943-001', 'mã 0100109106'],
  email: ['gửi về a.b@cong-ty.com.vn', 'thư: nguyễn@example.vn'],
};

for (const [kind, texts] of Object.entries(table)) {
  test(`warns of a text with ${kind}`, () => {
    assert.deepEqual(
      texts.filter((text) => !personalDataIn(text).some((found) => found === kind)),
      [],
    );
  });
}

test('leaves ordinary texts alone', () => {
  const texts = [
    '',
    'Cán bộ hướng dẫn tận tình, chờ 15 phút.',
    'ngày 22/11/2026 và 2026-11-22',
    'phí 150.000.000 đồng, rồi 1.250.000.000 đồng',
    'Nghị định 61/2018/NĐ-CP, Quyết định 2017',
    'quầy số 3, lần 2, từ 8 giờ 30 đến 10 giờ 45',
    'hồ sơ 12345678',
    'mức 5/5 @ quầy',
  ];

  assert.deepEqual(
    texts.filter((text) => personalDataIn(text).length > 0),
    [],
  );
});

test('tells every kind that it finds, a phone number not as a tax code too', () => {
  assert.deepEqual(personalDataIn('0912345678, a@b.vn'), ['phone', 'email']);
  assert.deepEqual(personalDataIn('051203004567 hoặc 4300205943'), ['identity', 'taxCode']);
});
