import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvOf, textCell, type DataTable } from './table.ts';

const table: DataTable = {
  columns: [
    { label: 'Cơ quan', numeric: false },
    { label: 'Tỷ lệ (%)', numeric: true },
    { label: 'Nhóm', numeric: false },
  ],
  rows: [
    { label: 'Sở "Y tế"', cells: [{ text: '82,1%', value: 82.1 }, textCell('trên')] },
    { label: '=1+1', cells: [{ text: '–', value: null }, textCell('-')] },
  ],
};

test('a Vietnamese file has semicolons, decimal commas and the mark of UTF-8', () => {
  assert.equal(
    csvOf(table, 'vi'),
    '\uFEFF"Cơ quan";"Tỷ lệ (%)";"Nhóm"\r\n"Sở ""Y tế""";82,1;"trên"\r\n"\'=1+1";;"\'-"\r\n',
  );
});

test('an English file has commas and decimal points', () => {
  assert.match(csvOf(table, 'en'), /^\uFEFF"Cơ quan","Tỷ lệ \(%\)","Nhóm"\r\n.*,82\.1,/);
});

test('figures carry no noise of binary fractions', () => {
  const rows = [{ label: 'x', cells: [{ text: '', value: 100 * 0.58 }] }];

  assert.match(csvOf({ ...table, rows }, 'en'), /"x",58\r\n/);
});
