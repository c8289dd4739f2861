import type { Language } from './text.ts';

/** A cell of the table behind a chart: what is read, and the figure in it. */
export interface Cell {
  readonly text: string;
  readonly value: number | string | null;
}

export interface Column {
  readonly label: string;
  readonly numeric: boolean;
}

export interface TableRow {
  readonly label: string;
  readonly cells: readonly Cell[];
}

/** The first column is the label of the row. */
export interface DataTable {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

export const textCell = (text: string): Cell => ({ text, value: text });

/** Enough for what is printed with two decimals, and free of the noise of binary fractions. */
const DECIMALS = 6;

const numberText = (value: number, language: Language): string => {
  const text = String(Number(value.toFixed(DECIMALS)));

  return language === 'vi' ? text.replace('.', ',') : text;
};

/** A spreadsheet would run a text that begins like a formula. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function fieldOf(value: Cell['value'], language: Language): string {
  if (value === null) {
    return '';
  }
  return typeof value === 'number' ? numberText(value, language) : quoted(harmless(value));
}

/**
 * Opens rightly by a double click in a spreadsheet of the language: Vietnamese ones expect a decimal
 * comma and so a semicolon between fields. The mark in front tells them that it is UTF-8.
 */
export function csvOf(table: DataTable, language: Language): string {
  const separator = language === 'vi' ? ';' : ',';
  const head = table.columns.map(({ label }) => quoted(harmless(label)));
  const rows = table.rows.map(({ label, cells }) => [
    fieldOf(label, language),
    ...cells.map(({ value }) => fieldOf(value, language)),
  ]);

  return `\uFEFF${[head, ...rows].map((fields) => fields.join(separator)).join('\r\n')}\r\n`;
}
