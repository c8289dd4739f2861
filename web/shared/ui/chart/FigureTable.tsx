import type { DataTable } from '../../domain/table.ts';

export interface FigureTableProps {
  readonly title: string;
  readonly table: DataTable;
}

/** Figures in rows; its title stands above it and is read by screen readers alone. */
export function FigureTable({ title, table }: FigureTableProps) {
  const [first, ...others] = table.columns;

  return (
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
  );
}
