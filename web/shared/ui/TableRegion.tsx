import type { ComponentChildren } from 'preact';

export interface TableRegionProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/**
 * A table with its title above. On narrow screens the table scrolls by itself, also by keyboard,
 * and the title, which is outside, stays whole.
 */
export function TableRegion({ title, children }: TableRegionProps) {
  return (
    <div>
      <h3 class="table-title">{title}</h3>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
        {children}
      </div>
    </div>
  );
}
