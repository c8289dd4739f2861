import type { Cell, DataTable } from '../../domain/table.ts';
import type { Language } from '../../domain/text.ts';
import { zipOf } from './zip.ts';

/** The figures of one chart with what they mean and where they are from. */
export interface FigureSheet {
  readonly title: string;
  readonly table: DataTable;
  readonly notes: readonly string[];
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Styles by their place in STYLES: the first figures have as many decimals as their number. */
const MOST_DECIMALS = 3;
const TITLE = 4;
const HEAD = 5;
const WORDS = 6;

const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.0"/>' +
  '<numFmt numFmtId="165" formatCode="0.000"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="2"><border/><border><left/><right/><top/>' +
  '<bottom style="thin"><color auto="1"/></bottom></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="7">' +
  [3, 164, 4, 165].map((format) => xfOf(`numFmtId="${format}" fontId="0" borderId="0"`)).join('') +
  xfOf('numFmtId="0" fontId="1" borderId="0"') +
  xfOf('numFmtId="0" fontId="1" borderId="1"', true) +
  xfOf('numFmtId="0" fontId="0" borderId="0"', true) +
  '</cellXfs></styleSheet>';

function xfOf(parts: string, wrapped = false): string {
  const rest = `${parts} fillId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"`;

  return wrapped
    ? `<xf ${rest} applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`
    : `<xf ${rest}/>`;
}

const escaped = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const column = (place: number): string =>
  (place >= 26 ? column(Math.floor(place / 26) - 1) : '') + String.fromCharCode(65 + (place % 26));

const words = (address: string, text: string, style: number): string =>
  text === ''
    ? ''
    : `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** As many decimals as are read on the page. */
export function decimalsOf(text: string, language: Language): number {
  const [, decimals = ''] = text.split(language === 'vi' ? ',' : '.');

  return Math.min(MOST_DECIMALS, /^\d*/.exec(decimals)?.[0].length ?? 0);
}

function cellOf(address: string, { text, value }: Cell, language: Language): string {
  return typeof value === 'number'
    ? `<c r="${address}" s="${decimalsOf(text, language)}"><v>${value}</v></c>`
    : words(address, value ?? '', WORDS);
}

const HEAD_ROW = 3;

function sheetOf({ title, table, notes }: FigureSheet, language: Language): string {
  const head = table.columns.map(({ label }, place) => words(`${column(place)}3`, label, HEAD));
  const rows = table.rows.map(({ label, cells }, index) => {
    const row = HEAD_ROW + 1 + index;
    const others = cells.map((cell, place) => cellOf(`${column(place + 1)}${row}`, cell, language));

    return `<row r="${row}">${words(`A${row}`, label, WORDS)}${others.join('')}</row>`;
  });
  const below = notes.map((note, index) => {
    const row = HEAD_ROW + table.rows.length + 2 + index;

    return `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>${escaped(note)}</t></is></c></row>`;
  });

  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    `<pane xSplit="1" ySplit="${HEAD_ROW}" topLeftCell="B4" activePane="bottomRight" state="frozen"/>` +
    '</sheetView></sheetViews><cols><col min="1" max="1" width="52" customWidth="1"/>' +
    `<col min="2" max="${Math.max(2, table.columns.length)}" width="15" customWidth="1"/></cols>` +
    `<sheetData><row r="1">${words('A1', title, TITLE)}</row><row r="${HEAD_ROW}">${head.join('')}</row>` +
    `${rows.join('')}${below.join('')}</sheetData>` +
    '<pageSetup paperSize="9" orientation="landscape"/></worksheet>'
  );
}

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;

const relations = (...list: readonly string[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;

const part = (name: string, type: string): string =>
  `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;

/** A workbook of one sheet. Texts are texts in it, so that none of them can be run. */
export function workbookOf(sheet: FigureSheet, language: Language): Uint8Array<ArrayBuffer> {
  const name = language === 'vi' ? 'Số liệu' : 'Figures';

  return zipOf([
    {
      name: '[Content_Types].xml',
      text:
        `${XML}<Types xmlns="${PACKAGE}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `${part('workbook', 'sheet.main')}${part('worksheets/sheet1', 'worksheet')}${part('styles', 'styles')}</Types>`,
    },
    { name: '_rels/.rels', text: relations(relation(1, 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      text:
        `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">` +
        `<sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: relations(
        relation(1, 'worksheet', 'worksheets/sheet1.xml'),
        relation(2, 'styles', 'styles.xml'),
      ),
    },
    { name: 'xl/styles.xml', text: STYLES },
    { name: 'xl/worksheets/sheet1.xml', text: sheetOf(sheet, language) },
  ]);
}
