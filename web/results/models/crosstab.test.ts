import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleSurvey } from '../../shared/domain/survey.samples.ts';
import { csvOf } from '../../shared/domain/table.ts';
import type { Language } from '../../shared/domain/text.ts';
import { hidingCrosstab, wholeCrosstab } from '../crosstab.samples.ts';
import { totalReport } from '../results.samples.ts';
import { countText, crosstabModel, figureText, type CrossedRow } from './crosstab.ts';
import { viewOf } from './view.ts';

const viewIn = (language: Language) => viewOf(sampleSurvey, language, totalReport);
const view = viewIn('vi');
const whole = crosstabModel(view, wholeCrosstab);
const hiding = crosstabModel(view, hidingCrosstab);

const textsOf = ({ figures, total }: CrossedRow, shares: boolean, language: Language = 'vi') => [
  ...figures.map((figure) => figureText(viewIn(language), figure, shares)),
  countText(viewIn(language), total),
];

test('rows and columns are answers in words, without a line of nobody who is no option', () => {
  assert.equal(whole.title, '“Đã từng góp ý?” (hàng) và “Câu 1.1” (cột)');
  assert.deepEqual(
    whole.rows.map(({ label }) => label),
    ['Có', 'Không'],
  );
  assert.deepEqual(whole.columns, [
    'Rất không hài lòng',
    'Không hài lòng',
    'Bình thường',
    'Hài lòng',
    'Rất hài lòng',
    'Không biết / Không áp dụng',
  ]);
  assert.equal(whole.summary, '1.240 phiếu, không dùng quyền số, số liệu đến ngày 22/11/2026');
});

test('a cell is a number of responses, or its share of the row', () => {
  const [yes, no] = whole.rows as [CrossedRow, CrossedRow];

  assert.deepEqual(textsOf(yes, false), ['0', '118', '118', '590', '330', '24', '1.180']);
  assert.deepEqual(textsOf(yes, true).slice(0, 4), ['0,0%', '10,0%', '10,0%', '50,0%']);
  assert.deepEqual(textsOf(yes, true, 'en').slice(3), ['50.0%', '28.0%', '2.0%', '1,180']);
  // Of sixty people no decimals, and the last column says that it is sixty.
  assert.deepEqual(textsOf(no, true), ['0%', '0%', '25%', '17%', '38%', '20%', '60']);
  assert.deepEqual(textsOf(whole.totals, true).slice(1, 3), ['9,5%', '10,7%']);
});

test('of a row of nobody there are no shares', () => {
  const { rows } = crosstabModel(view, {
    ...wholeCrosstab,
    first: { ...wholeCrosstab.first, totals: [1240, 0, 0] },
    counts: [wholeCrosstab.second.totals, [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0]],
  });

  assert.deepEqual(new Set(textsOf(rows[1]!, true)), new Set(['–', '0']));
});

test('the tint goes with the share of the row and changes at fixed edges', () => {
  const tints = ({ figures }: CrossedRow) => figures.map(({ tint }) => tint);

  assert.deepEqual(whole.rows.map(tints), [
    [0, 1, 1, 3, 2, 0],
    [0, 0, 2, 1, 2, 1],
  ]);
  assert.deepEqual(
    whole.legend.map(({ label }) => label),
    ['dưới 10% trong hàng', '10 đến dưới 25%', '25 đến dưới 50%', 'từ 50%'],
  );
});

test('what is hidden is c in both ways, and explained', () => {
  for (const shares of [false, true]) {
    const [yes, no, missing] = hiding.rows as [CrossedRow, CrossedRow, CrossedRow];

    assert.deepEqual(new Set(textsOf(yes, shares)), new Set(['c']));
    assert.deepEqual(new Set(textsOf(missing, shares)), new Set(['c']));
    assert.deepEqual(textsOf(no, shares).at(1), 'c');
    assert.deepEqual(textsOf(no, shares).at(-1), '60');
  }
  assert.deepEqual(hiding.legend.at(-1)?.mark, 'hidden');
  assert.equal(hiding.note, 'Khi có ô bị ẩn thì không cho biết mức liên hệ của hai câu.');
  assert.ok(hiding.saved.notes.includes(view.messages.hidden));
  assert.ok(!whole.saved.notes.includes(view.messages.hidden));
});

test('how far the two go together is told of a whole table', () => {
  const { note } = whole;

  assert.match(note, /V Cramér = 0,19 .*χ² = 41,6, bậc tự do 3, p\u00a0<0,001, n = 1\.204 người/);
  assert.match(crosstabModel(viewIn('en'), wholeCrosstab).note, /Cramér’s V = 0\.19 /);
  assert.match(
    crosstabModel(view, { ...wholeCrosstab, df: null, cramers_v: null }).note,
    /chỉ có một trả lời/,
  );
});

test('a file has the numbers and the shares, whatever the page shows', () => {
  for (const { saved } of [whole, hiding]) {
    const { columns, rows } = saved.table;

    assert.equal(new Set(columns.map(({ label }) => label)).size, columns.length);
    assert.ok(rows.every(({ cells }) => cells.length === columns.length - 1));
    assert.match(saved.notes.at(-1) ?? '', /không quyền số · Số liệu đến ngày 22\/11\/2026/);
    assert.equal(saved.fileName, 'MAU_2026-2.0-1.1');
  }
  const lines = csvOf(whole.saved.table, 'vi').split('\r\n');

  assert.ok(lines[1]?.startsWith('"Có";0;118;118;590;330;24;1180;0;10;10;50;27,966102;'), lines[1]);
  assert.ok(lines[3]?.startsWith('"Tổng";0;118;133;600;353;36;1240;'), lines[3]);
  assert.match(csvOf(hiding.saved.table, 'vi'), /"Có";"c";"c";/);
});
