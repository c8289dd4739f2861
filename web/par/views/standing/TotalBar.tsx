import { percent } from '../../../shared/ui/charts/percent.ts';
import '../../../shared/ui/charts/charts.css';

export interface TotalBarProps {
  readonly total: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly max: number;
  readonly own: boolean;
}

/** The total as a bar from nothing on, with its interval as a whisker; its figures stand beside it. */
export function TotalBar({ total, low, high, max, own }: TotalBarProps) {
  const x = (points: number) => percent(Math.min(Math.max(points / max, 0), 1));

  return (
    <svg class="total-bar" aria-hidden="true">
      <rect class="track" width="100%" y="4" height="16" />
      <rect class={own ? 'value' : 'band'} width={x(total)} y="4" height="16" />
      {low !== null && high !== null && (
        <>
          <line class="whisker-halo" x1={x(low)} x2={x(high)} y1="12" y2="12" />
          <line class="whisker" x1={x(low)} x2={x(high)} y1="12" y2="12" />
          <line class="whisker-end" x1={x(low)} x2={x(low)} y1="7" y2="17" />
          <line class="whisker-end" x1={x(high)} x2={x(high)} y1="7" y2="17" />
        </>
      )}
    </svg>
  );
}
