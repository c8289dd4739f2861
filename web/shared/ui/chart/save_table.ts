import { csvOf, type DataTable } from '../../domain/table.ts';
import type { Language } from '../../domain/text.ts';
import { saveFile } from './save.ts';

export const TABLE_FORMATS = ['CSV', 'XLSX'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Figures that leave the page, with what they must not leave without. */
export interface SavedTable {
  readonly title: string;
  readonly table: DataTable;
  readonly notes: readonly string[];
  /** Without its ending. */
  readonly fileName: string;
}

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function saveTable(
  format: TableFormat,
  saved: SavedTable,
  language: Language,
): Promise<void> {
  const name = `${saved.fileName}.${format.toLowerCase()}`;

  if (format === 'CSV') {
    saveFile(name, 'text/csv;charset=utf-8', csvOf(saved.table, language));
    return;
  }
  const { workbookOf } = await import('./xlsx.ts');

  saveFile(name, XLSX_TYPE, workbookOf(saved, language));
}
