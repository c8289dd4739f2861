import assert from 'node:assert/strict';
import { unzipped } from './exports.ts';

export interface Cell {
  readonly text: string;
  readonly number: number | undefined;
  readonly style: number;
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly (Cell | undefined)[])[];
  readonly xml: string;
}

const attribute = (tag: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** Text of XML. */
export const plain = (xml: string): string =>
  xml
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Of "B3": 1. */
const columnOf = (place: string): number =>
  [...place.replaceAll(/\d/g, '')].reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  ) - 1;

function rowsOf(
  xml: string,
  strings: readonly string[],
): readonly (readonly (Cell | undefined)[])[] {
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells: (Cell | undefined)[] = [];

    for (const [, tag = '', value = ''] of row.matchAll(/<c ([^>]*)><v>([^<]*)<\/v><\/c>/g)) {
      const isText = attribute(` ${tag}`, 't') === 's';

      cells[columnOf(attribute(` ${tag}`, 'r'))] = {
        text: isText ? strings[Number(value)]! : value,
        number: isText ? undefined : Number(value),
        style: Number(attribute(` ${tag}`, 's') || '0'),
      };
    }
    return cells;
  });
}

/** How a sheet comes out of a printer. */
export function expectA4(xml: string): void {
  assert.match(xml, /<pageSetup paperSize="9" [^>]*orientation="landscape"/);
  assert.match(xml, /<oddFooter>&amp;L&amp;A&amp;R&amp;P \/ &amp;N<\/oddFooter>/);
}

/** All sheets of a workbook. */
export async function sheetsOf(path: string): Promise<readonly Sheet[]> {
  const strings = [
    ...(await unzipped(path, 'xl/sharedStrings.xml')).matchAll(/<si>(.*?)<\/si>/gs),
  ].map(([, text = '']) => plain(text));
  const names = [...(await unzipped(path, 'xl/workbook.xml')).matchAll(/<sheet [^>]*>/g)].map(
    ([tag]) => attribute(tag, 'name'),
  );

  return Promise.all(
    names.map(async (name, i) => {
      const xml = await unzipped(path, `xl/worksheets/sheet${i + 1}.xml`);

      return { name, rows: rowsOf(xml, strings), xml };
    }),
  );
}

/** The number format, colour and slant of each style of cells. */
export async function stylesOf(path: string) {
  const xml = await unzipped(path, 'xl/styles.xml');
  const formats = new Map(
    [...xml.matchAll(/<numFmt [^>]*>/g)].map(([tag]) => [
      attribute(tag, 'numFmtId'),
      attribute(tag, 'formatCode'),
    ]),
  );
  const fonts = [
    ...(/<fonts.*?<\/fonts>/s.exec(xml)?.[0] ?? '').matchAll(/<font>(.*?)<\/font>/gs),
  ].map(([, font = '']) => font);

  return [...(/<cellXfs.*?<\/cellXfs>/s.exec(xml)?.[0] ?? '').matchAll(/<xf [^>]*>/g)].map(
    ([tag]) => ({
      format: formats.get(attribute(tag, 'numFmtId')) ?? attribute(tag, 'numFmtId'),
      font: fonts[Number(attribute(tag, 'fontId'))] ?? '',
    }),
  );
}

/** Place of a column by its heading. */
export const columnNamed = (sheet: Sheet, heading: string): number =>
  sheet.rows[0]!.findIndex((cell) => cell?.text === heading);
