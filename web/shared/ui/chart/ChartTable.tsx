import type { DataTable } from '../../domain/table.ts';

export interface ChartTableProps {
  readonly id: string;
  readonly title: string;
  readonly table: DataTable;
  readonly open: boolean;
}

/** The figures of a chart: always there for screen readers and on paper, on the screen when asked. */
export function ChartTable({ id, title, table, open }: ChartTableProps) {
  const [first, ...others] = table.columns;

  return (
    <div
      id={id}
      class={open ? 'chart-table table-scroll' : 'chart-table closed'}
      {...(open ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})}
    >
      <table class="figures">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{first?.label}</th>
            {others.map(({ label, numeric }) => (
              <th key={label} scope="col" class={numeric ? 'number' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ label, cells }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {cells.map(({ text }, place) => (
                <td key={place} class={others[place]?.numeric === true ? 'number' : undefined}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
