import { percent } from './percent.ts';
import './charts.css';

export interface IntervalBarProps {
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A share as a dot with its interval as a whisker, on an axis from 0 to 100 %. */
export function IntervalBar({ share, low, high }: IntervalBarProps) {
  if (share === null || low === null || high === null) {
    return null;
  }
  return (
    <svg class="interval-bar" aria-hidden="true">
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <line key={tick} class="grid" x1={percent(tick)} x2={percent(tick)} y1="3" y2="21" />
      ))}
      <line class="axis" x1="0%" x2="100%" y1="12" y2="12" />
      <line class="whisker" x1={percent(low)} x2={percent(high)} y1="12" y2="12" />
      <line class="whisker-end" x1={percent(low)} x2={percent(low)} y1="6" y2="18" />
      <line class="whisker-end" x1={percent(high)} x2={percent(high)} y1="6" y2="18" />
      <circle class="dot" cx={percent(share)} cy="12" r="4.5" />
    </svg>
  );
}
