import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import type { DataTable } from '../../domain/table.ts';
import { decimalsOf, workbookOf } from './xlsx.ts';
import { crcOf, zipOf } from './zip.ts';

const table: DataTable = {
  columns: [
    { label: 'Cơ quan', numeric: false },
    { label: 'Hài lòng (%)', numeric: true },
  ],
  rows: [
    { label: 'A & <B>', cells: [{ text: '78,9', value: 78.94 }] },
    { label: '=HYPERLINK("x")', cells: [{ text: 'c', value: 'c' }] },
    { label: 'C', cells: [{ text: '–', value: null }] },
  ],
};

/** Reads an archive of stored files from its directory, as other programs do. */
function unzipped(bytes: Uint8Array): ReadonlyMap<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const text = (from: number, size: number) =>
    new TextDecoder().decode(bytes.subarray(from, from + size));
  const end = bytes.length - 22;
  const files = new Map<string, string>();
  let at = view.getUint32(end + 16, true);

  assert.equal(view.getUint32(end, true), 0x06054b50);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const [size, name, local] = [
      view.getUint32(at + 24, true),
      view.getUint16(at + 28, true),
      view.getUint32(at + 42, true),
    ];
    const start = local + 30 + view.getUint16(local + 26, true);

    assert.equal(view.getUint32(local, true), 0x04034b50);
    assert.equal(view.getUint32(at + 16, true), crc32(bytes.subarray(start, start + size)));
    files.set(text(at + 46, name), text(start, size));
    at += 46 + name;
  }
  assert.equal(at, end);
  return files;
}

test('an archive is read back by its directory, with names and texts in any script', () => {
  const entries = [
    { name: 'số liệu.xml', text: 'Quảng Ngãi' },
    { name: 'b/c.xml', text: '' },
  ];

  assert.deepEqual(
    [...unzipped(zipOf(entries))],
    entries.map(({ name, text }) => [name, text]),
  );
  assert.equal(crcOf(new TextEncoder().encode('123456789')), 0xcbf43926);
});

test('figures are numbers with their decimals, words are words that nothing runs', () => {
  const sheet = { title: 'Chỉ số', table, notes: ['Nguồn'] };
  const files = unzipped(workbookOf(sheet, 'vi'));
  const cells = files.get('xl/worksheets/sheet1.xml') ?? '';

  assert.deepEqual(
    [...files.keys()],
    [
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
    ],
  );
  assert.ok(cells.includes('<c r="B4" s="1"><v>78.94</v></c>'), cells);
  assert.ok(cells.includes('A &amp; &lt;B&gt;'));
  assert.match(cells, /<c r="A5" s="6" t="inlineStr"><is><t [^>]*>=HYPERLINK/);
  assert.equal(cells.includes('<f>'), false);
  assert.equal(cells.includes('r="B6"'), false);
  assert.match(cells, /<row r="8"><c r="A8" t="inlineStr"><is><t>Nguồn/);
});

test('a figure has the decimals with which it is written', () => {
  assert.deepEqual(
    ['78,9', '12.345', '<0,001', '0,21 *', 'c'].map((text) => decimalsOf(text, 'vi')),
    [1, 0, 3, 2, 0],
  );
  assert.deepEqual(
    ['78.9', '12,345', '+2.20'].map((text) => decimalsOf(text, 'en')),
    [1, 0, 2],
  );
});
