import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reliabilityReport, variantsReport, weightsReport } from '../method.samples.ts';
import { sampleTotal, totalReport } from '../results.samples.ts';
import { survey22 } from '../survey22.samples.ts';
import { itemsTable, reliabilityTable, variantsTable, verdictOf } from './reliability.ts';
import { viewOf } from './view.ts';
import { weightFacts } from './weights.ts';

const view = viewOf(survey22, 'vi', totalReport);
const texts = ({ rows }: ReturnType<typeof itemsTable>) =>
  rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]);

test('five ways to make the index stand beside each other, the one in use is marked', () => {
  assert.deepEqual(texts(variantsTable(view, variantsReport)), [
    ['Gộp mọi câu trả lời (đang dùng)', '82,5'],
    ['Trung bình các tiêu chí', '82,0'],
    ['Trung bình các yếu tố', '81,5'],
    ['Trung bình của từng người trả lời', '82,1'],
    ['Câu hỏi tổng quát', '80,1'],
  ]);
});

test('reliability is told for all criteria and each factor, with its interval and in words', () => {
  assert.deepEqual(texts(reliabilityTable(view, reliabilityReport)), [
    ['Tất cả các tiêu chí', '22', '88', '0,91', '0,88', '0,94', 'tốt'],
    ['Tiếp cận dịch vụ', '3', '425', '0,70', '0,65', '0,75', 'chấp nhận được'],
    ['Thủ tục hành chính', '3', '8', '–', '–', '–', 'không tính được'],
  ]);
  assert.deepEqual([0.8, 0.7, 0.6999, -0.2, null].map(verdictOf), [
    'good',
    'acceptable',
    'low',
    'low',
    'unknown',
  ]);
});

test('a criterion that hardly goes with the rest of its factor is marked', () => {
  assert.deepEqual(texts(itemsTable(view, reliabilityReport)), [
    ['c1_1. Nơi ngồi chờ có đủ chỗ ngồi', '0,57', '0,61'],
    ['c1_2. Trang thiết bị phục vụ đầy đủ', '0,21\u00a0*', '0,77'],
  ]);
});

test('the weights tell how they were made, what they cost and where they fall short', () => {
  const facts = (more: Partial<typeof weightsReport>) =>
    weightFacts(view, { ...weightsReport, ...more }, sampleTotal).map(
      ({ label, figure, more: words }) => [label, figure, words].join(' | ').trim(),
    );

  assert.deepEqual(facts({}), [
    'Quyền số | cân chỉnh theo cơ quan, kênh, đối tượng |',
    'Hệ số thiết kế do quyền số (Kish) | 1,36 |',
    'Cỡ mẫu hiệu dụng (Kish) | 329 | trên 447 phiếu',
    'Quyền số trung bình | 195,4 | giao dịch cho mỗi phiếu',
    'Cắt quyền số | không cắt |',
    'Cân chỉnh | hội tụ sau 26 vòng |',
    'Cụm (quầy và ngày) | 210 | trong 40 tầng (cơ quan và kỳ)',
    'Tầng chỉ có một cụm | 1 |',
  ]);
  assert.ok(
    facts({ scheme: 'rake_trim' }).includes('Cắt quyền số | ngoài 0,3 đến 3 lần trung bình |'),
  );
  assert.equal(
    facts({ scheme: 'none' }).some((fact) => /Cắt|Cân chỉnh/.test(fact)),
    false,
  );
});
