import type { DataTable } from '../../domain/table.ts';
import { FigureTable } from './FigureTable.tsx';

export interface ChartTableProps {
  readonly id: string;
  readonly title: string;
  readonly table: DataTable;
  readonly open: boolean;
}

/** The figures of a chart: always there for screen readers and on paper, on the screen when asked. */
export function ChartTable({ id, title, table, open }: ChartTableProps) {
  return (
    <div
      id={id}
      class={open ? 'chart-table table-scroll' : 'chart-table closed'}
      {...(open ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})}
    >
      <FigureTable title={title} table={table} />
    </div>
  );
}
