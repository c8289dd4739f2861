import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupsOf, type ShownGroup } from '../../shared/domain/results.ts';
import { csvOf } from '../../shared/domain/table.ts';
import type { ChartModel } from '../../shared/ui/chart/model.ts';
import {
  driversModel,
  indexChange as sampleChange,
  periodReport,
  qualityReport,
  restReport,
  sampleTotal,
  sampleUnweighted,
  totalReport,
  unitReport,
} from '../results.samples.ts';
import { survey22 } from '../survey22.samples.ts';
import { cellsChart } from './cells.ts';
import { channelsChart } from './channels.ts';
import { criteriaChart } from './criteria.ts';
import { bestModel, driversChart } from './drivers.ts';
import { headlineChart, pointsFound } from './headline.ts';
import { qualityChart, qualityFacts } from './quality.ts';
import { rankingChart } from './ranking.ts';
import { trendChart } from './trend.ts';
import { pText, schemeText, viewOf } from './view.ts';

const view = viewOf(survey22, 'vi', totalReport);
const indexChange = { from: '2025Q3', to: '2025Q4', change: sampleChange };

const charts: Readonly<Record<string, ChartModel>> = {
  headline: headlineChart(view, sampleTotal, sampleUnweighted),
  criteria: criteriaChart(view, sampleTotal),
  cells: cellsChart(view, unitReport),
  trend: trendChart(view, periodReport, indexChange),
  ranking: rankingChart(view, restReport),
  drivers: driversChart(view, driversModel),
  channels: channelsChart(view, unitReport, sampleTotal),
  quality: qualityChart(view, qualityReport),
};

const rowOf = (model: ChartModel, label: string) =>
  model.table.rows.find((row) => row.label.includes(label))?.cells.map(({ text }) => text);

for (const [name, model] of Object.entries(charts)) {
  test(`the table of ${name} has a cell for every column, and no row twice`, () => {
    for (const { columns, rows } of [model.table, model.fileTable ?? model.table]) {
      assert.ok(rows.length > 0);
      assert.equal(new Set(rows.map(({ label }) => label)).size, rows.length);
      assert.equal(new Set(columns.map(({ label }) => label)).size, columns.length);
      assert.deepEqual(
        rows.filter(({ cells }) => cells.length !== columns.length - 1),
        [],
      );
    }
    assert.equal(/NaN|Infinity|undefined/.test(csvOf(model.table, 'vi')), false);
  });

  test(`${name} is drawn for wide and narrow rooms`, () => {
    for (const width of [320, 700, 1100]) {
      assert.ok(model.draw(width).height > 100);
    }
    assert.match(model.source, /Quyền số: cân chỉnh .*31\/12\/2025/);
  });
}

test('the titles say what was found', () => {
  const titles = Object.values(charts).map(({ title }) => title);

  assert.deepEqual(titles, [
    'Chỉ số hài lòng 82,5% (95%: 76,7–88,3%): 31,35/38 điểm, cao hơn mục tiêu 28–30, nhưng chưa chắc chắn',
    'Tiêu chí thấp nhất: “Có hình thức tiếp nhận góp ý, phản ánh, kiến nghị”, 67,1% hài lòng',
    'Thấp nhất trong các ô đủ tin cậy: Sở Nông nghiệp và Môi trường, Tiếp cận dịch vụ (65%)',
    'Từ Quý III/2025 đến Quý IV/2025 chưa thấy thay đổi rõ rệt: -0,7 điểm phần trăm (p\u00a0=\u00a00,850)',
    '0 cơ quan cao hơn phần còn lại, 1 thấp hơn, 9 chưa phân biệt được',
    'Ưu tiên cải thiện: Thủ tục hành chính',
    'Tỷ lệ trả lời chung 0,5%, thấp nhất là Sở Văn hóa, Thể thao và Du lịch (0,3%)',
    '4,7% số phiếu chọn một mức cho mọi câu, 2,0% trả lời quá nhanh',
  ]);
});

test('a position against the target is certain only if the whole interval has it', () => {
  const subIndex = sampleTotal.sub_index!;
  const found = (low: number, high: number, position: 'above' | 'within' | 'below') =>
    pointsFound(view, { ...subIndex, low, high, position }).includes('chưa chắc chắn');

  assert.deepEqual(
    [found(30.1, 32, 'above'), found(30, 32, 'above'), found(28, 30, 'within')],
    [false, true, false],
  );
  assert.deepEqual(
    [found(27.9, 30, 'within'), found(26, 28, 'below'), found(26, 27, 'below')],
    [true, true, false],
  );
  assert.equal(pointsFound(view, { ...subIndex, target: null, position: null }), '31,35/38 điểm');
});

test('few answers are written without decimals', () => {
  const [small, large] = [groupsOf(unitReport)[0] as ShownGroup, sampleTotal];

  assert.ok(small.index.respondents < 100);
  assert.deepEqual(rowOf(charts['cells']!, 'Ban Quản lý')?.[1], '87 (64–100) *');
  assert.match(headlineChart(view, large, null).title, /82,5%/);
});

test('hidden units stand in every table by unit, with nothing but their name', () => {
  for (const name of ['cells', 'channels']) {
    assert.deepEqual(new Set(rowOf(charts[name]!, 'Sở Dân tộc')), new Set(['c']));
  }
  assert.deepEqual(rowOf(charts['ranking']!, 'Sở Dân tộc')?.slice(1, 3), ['c', 'c']);
});

test('units are grouped, and within a group stand in order of their codes', () => {
  const names = charts['ranking']!.table.rows.map(({ label }) => label);

  assert.deepEqual(names.slice(0, 3), [
    'Ban Quản lý các khu công nghiệp',
    'Sở Nội vụ',
    'Sở Tư pháp',
  ]);
  assert.deepEqual(names.slice(-3), [
    'Sở Nông nghiệp và Môi trường',
    'Sở Khoa học và Công nghệ',
    'Sở Dân tộc và Tôn giáo',
  ]);
});

test('a change is called one only when it is significant', () => {
  const title = (p: number | null) =>
    trendChart(view, periodReport, { ...indexChange, change: { ...sampleChange, p } }).title;

  assert.match(title(0.0004), /chỉ số thay đổi -0,7 điểm phần trăm \(p\u00a0<0,001\)/);
  assert.match(title(null), /chưa thấy thay đổi/);
  assert.equal(trendChart(view, periodReport, null).title, 'Chỉ số hài lòng qua các kỳ');
});

test('every criterion has its denominators beside its share', () => {
  assert.deepEqual(rowOf(charts['criteria']!, 'c5_1.'), [
    '16',
    '30',
    '55',
    '119',
    '87',
    '307',
    '139',
    '31,2',
    '1',
    '67,1',
    '60,3',
    '73,9',
    '3,87',
  ]);
});

test('drivers carry the warning that association is no cause', () => {
  assert.deepEqual(charts['drivers']!.notes, [
    'Đây là mối liên hệ, không phải quan hệ nhân quả. R² = 0,70, n = 172.',
  ]);
  assert.match(
    driversChart(view, { ...driversModel, code: 'without_F5' }).notes[1] ?? '',
    /Tiếp nhận, xử lý góp ý/,
  );
  assert.ok(driversChart(view, { ...driversModel, factors: [] }).draw(800).height > 0);
});

test('a factor that few can judge is left out, and no model is better than a wrong one', () => {
  const without = { ...driversModel, code: 'without_F5', n: 300 };
  const none = { code: 'all', state: 'too_few', n: 4 } as const;

  assert.equal(bestModel([driversModel, without])?.code, 'all');
  assert.equal(bestModel([driversModel, { ...without, n: 345 }])?.code, 'without_F5');
  assert.equal(bestModel([none, without])?.code, 'without_F5');
  assert.equal(bestModel([none]), none);
  assert.equal(bestModel([]), null);
});

test('signs of careless answers are told as counts and shares', () => {
  assert.deepEqual(qualityFacts(view, qualityReport)[0], {
    label: 'Chọn một mức cho mọi câu',
    count: '21',
    share: '4,7%',
  });
});

test('the weights are named, and why they are not the best', () => {
  const text = (scheme_note: string | null) =>
    schemeText(view.messages, {
      scheme: 'none',
      scheme_note,
      scheme_category: 'A12:2025Q4',
      as_of: null,
    });

  assert.equal(text(null), 'không quyền số');
  assert.equal(text('no_population'), 'không quyền số: chưa có số giao dịch (A12:2025Q4)');
  assert.equal(text('something_new'), 'không quyền số: something_new (A12:2025Q4)');
  assert.equal(pText(view, 0.04), 'p\u00a0=\u00a00,040');
});
