import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mustRun } from './support/command.ts';
import { read, type Json } from './support/http.ts';

/** What `sipas par ARGUMENTS --json` prints; the documents are those of service/demo. */
async function par(...args: readonly string[]): Promise<Json> {
  return JSON.parse((await mustRun('par', ...args, '--json')).stdout);
}

const ranking = (framework: string): Promise<Json> => par('ranking', '--framework', framework);
const outlook = (framework: string, unit: string): Promise<Json> =>
  par('outlook', '--framework', framework, '--unit', unit);

test('the board of Tiền Giang has 93.05 of 100 points of 2019 in seven fields', async () => {
  const { rows, mean } = await ranking('TG_BQLKCN_2019');
  const [row] = rows;

  assert.equal(rows.length, 1);
  assert.deepEqual(
    [row.unit, row.total, row.percent, row.rank, row.at_maximum, row.fields, row.lost],
    ['BQLKCN_TG', 93.05, 93.05, 1, 3, 7, 6.95],
  );
  assert.equal(mean, 93.05);
});

test('its 6.95 lost points are in fields 4 (2.6), 5 (0.5), 6 (2.75) and 7 (1.1)', async () => {
  const { fields } = await outlook('TG_BQLKCN_2019', 'BQLKCN_TG');
  const lost = fields
    .filter((field: Json) => field.lost > 0)
    .map((field: Json) => [field.code, field.lost]);

  assert.deepEqual(lost, [
    ['4', 2.6],
    ['5', 0.5],
    ['6', 2.75],
    ['7', 1.1],
  ]);
});

test('the board of Quảng Ngãi is 13th of 20 in 2017, with 2 of 6 component indices at maximum', async () => {
  const { count, rows } = await ranking('QN_2017');
  const row = rows.find(({ unit }: Json) => unit === 'BQL_DQ');

  assert.equal(count, 20);
  assert.deepEqual([row.rank, row.ties, row.at_maximum, row.fields], [13, 0, 2, 6]);
  assert.match(
    (await mustRun('par', 'outlook', '--framework', 'QN_2017', '--unit', 'BQL_DQ')).stdout,
    /rank 13, .*2 of 6 fields at maximum/,
  );
});

test('its targets are the top ten and 28–30 of 38 points, 73.7–78.9 %', async () => {
  const { targets } = await outlook('QN_2017', 'BQL_DQ');
  const [rank, survey] = targets;

  assert.equal(targets.length, 2);
  assert.deepEqual(
    [rank.kind, rank.low, rank.high, rank.reached, rank.probability, rank.share_low],
    ['rank', 1, 10, false, 0, null],
  );
  assert.deepEqual(
    [survey.kind, survey.criterion, survey.low, survey.high, survey.reached],
    ['criterion', '6', 28, 30, false],
  );
  assert.deepEqual([survey.share_low.toFixed(1), survey.share_high.toFixed(1)], ['73.7', '78.9']);
  assert.match(survey.source, /1444\/KH-BQL/);
  assert.match(
    (await mustRun('par', 'outlook', '--framework', 'QN_2017', '--unit', 'BQL_DQ')).stdout,
    /target rank 1–10: not reached.*\ntarget 6: 28–30\/38 \(73\.7–78\.9 %\): not reached/,
  );
});

/** As published (shared with nobody: the documents hold no ranks). */
const hue: readonly (readonly [name: string, total: number, rank: number, className: string])[] = [
  ['Văn phòng UBND tỉnh', 97.685, 1, 'Xuất sắc'],
  ['Sở Tư pháp', 87.187, 2, 'Tốt'],
  ['Sở Công Thương', 85.804, 3, 'Tốt'],
  ['Sở Y tế', 85.584, 4, 'Tốt'],
  ['Sở Nông nghiệp và Phát triển nông thôn', 85.234, 5, 'Tốt'],
  ['Sở Thông tin và Truyền thông', 85.162, 6, 'Tốt'],
  ['Sở Nội vụ', 85.057, 7, 'Tốt'],
  ['Sở Ngoại vụ', 83.838, 8, 'Tốt'],
  ['Sở Du lịch', 83.533, 9, 'Tốt'],
  ['Sở Tài chính', 83.271, 10, 'Tốt'],
  ['Sở Tài nguyên và Môi trường', 83.226, 11, 'Tốt'],
  ['Sở Xây dựng', 83.218, 12, 'Tốt'],
  ['Sở Khoa học và Công nghệ', 83.038, 13, 'Tốt'],
  ['Sở Kế hoạch và Đầu tư', 83.034, 14, 'Tốt'],
  ['Ban Dân tộc tỉnh', 80.696, 15, 'Tốt'],
  ['Sở Giáo dục và Đào tạo', 79.455, 16, 'Khá'],
  ['Sở Lao động - Thương binh và Xã hội', 79.077, 17, 'Khá'],
  ['Sở Giao thông Vận tải', 79.027, 18, 'Khá'],
  ['Sở Văn hóa và Thể thao', 73.663, 19, 'Khá'],
  ['Thanh tra tỉnh', 73.559, 20, 'Khá'],
  ['Ban Quản lý Khu Kinh tế, công nghiệp tỉnh', 73.475, 21, 'Khá'],
];

test('the 21 agencies of Thừa Thiên Huế 2021 have their published ranks, classes and mean', async () => {
  const { count, mean, rows } = await ranking('HUE_2021_AGENCIES');

  assert.equal(count, 21);
  assert.equal(mean.toFixed(3), '82.563');
  assert.deepEqual(
    rows.map((row: Json) => [
      row.name.vi.replace(' (Thừa Thiên Huế)', ''),
      row.total,
      row.rank,
      row.class.name.vi,
    ]),
    hue,
  );
});

/** Published: the parts, which are rounded, and the total. */
const provinces: readonly (readonly [unit: string, total: number, parts: number])[] = [
  ['QUANGNINH', 91.04, 91.05],
  ['HAIPHONG', 90.51, 90.51],
  ['TTHUE', 88.47, 88.47],
  ['BINHDUONG', 86.93, 86.93],
  ['DONGTHAP', 86.77, 86.76],
  ['DANANG', 86.56, 86.56],
  ['LONGAN', 86.25, 86.25],
  ['HANOI', 86.07, 86.07],
  ['BRVT', 86.02, 86.02],
  ['PHUTHO', 85.74, 85.73],
];

test('the first ten provinces of 2020 are ranked by their published totals', async () => {
  const { rows } = await ranking('PROV_2020_SCORE_PARTS');

  assert.deepEqual(
    rows.map(({ unit, total, rank }: Json) => [unit, total, rank]),
    provinces.map(([unit, total], place) => [unit, total, place + 1]),
  );
  assert.deepEqual(
    rows.map((row: Json) => row.class.code),
    ['A', 'A', 'B', 'B', 'B', 'B', 'B', 'B', 'B', 'B'],
  );
});

for (const [unit, total, parts] of provinces) {
  test(`the parts of ${unit} add up to ${parts}, and its total of ${total} is left as it is`, async () => {
    const card = await par('show', '--framework', 'PROV_2020_SCORE_PARTS', '--unit', unit);

    assert.equal(card.points, parts);
    assert.equal(card.total, total);
    assert.equal(card.total_published, true);
    assert.deepEqual(card.rounding, { parts, total, differ: parts !== total });
    assert.ok(Math.abs(parts - total) < 0.0101);
  });
}

test('68.32 of 84 points that apply are 81.33 % in Thanh Hóa 2023', async () => {
  const { rows } = await ranking('TH_2023_NA');
  const card = await par('show', '--framework', 'TH_2023_NA', '--unit', 'TH-BDT');

  assert.deepEqual(
    rows.map((row: Json) => [row.unit, row.rank, row.total, row.percent.toFixed(2)]),
    [
      ['TH-SCT', 1, 92.83, '92.83'],
      ['TH-NGHISON', 2, 91.651, '91.65'],
      ['TH-BDT', 3, 68.32, '81.33'],
    ],
  );
  assert.equal(rows[2].applicable_max, 84);
  assert.deepEqual([card.applicable_max, card.fields[1].na], [84, true]);
});

test('an overview of Tây Ninh shows the lowest group of PAPI, PCI and ICT INDEX at once', async () => {
  const { indices } = await par('overview', '--unit', 'TAYNINH');

  assert.deepEqual(
    indices.map((index: Json) => [index.framework, index.lowest.map(({ code }: Json) => code)]),
    [
      ['ICT_INDEX', ['3']],
      ['PAPI', ['7', '8']],
      ['PCI', ['3', '8', '9']],
    ],
  );
  assert.deepEqual([indices[2].total, indices[2].percent, indices[2].rank], [65.8, 65.8, 1]);
  assert.deepEqual(indices, (await read('/api/v1/par/overview?unit=TAYNINH')).indices);
});

test('the command line and the service show the same ranking and outlook', async () => {
  assert.deepEqual(
    await ranking('QN_2017'),
    await read('/api/v1/par/ranking?framework=QN_2017&period=2017'),
  );
  assert.deepEqual(
    await outlook('QN_2017', 'BQL_DQ'),
    await read('/api/v1/par/outlook?framework=QN_2017&unit=BQL_DQ&period=2017'),
  );
});
