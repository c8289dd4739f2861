import type { LegendEntry } from './model.ts';
import { swatchOf } from './picture.ts';

export function ChartLegend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return entries.length === 0 ? null : (
    <ul class="chart-legend">
      {entries.map((entry) => (
        <li key={entry.label}>
          <svg
            viewBox="0 0 16 16"
            aria-hidden="true"
            dangerouslySetInnerHTML={{ __html: swatchOf(entry) }}
          />
          {entry.label}
        </li>
      ))}
    </ul>
  );
}
