import { percent } from '../../../shared/ui/charts/percent.ts';
import '../../../shared/ui/charts/charts.css';

export interface RankStripProps {
  readonly rank: number;
  readonly count: number;
  readonly low: number | null;
  readonly high: number | null;
  /** The target: this rank or a better one; null without one. */
  readonly target: number | null;
  readonly description: string;
  readonly targetLabel: string;
}

/** A place among all, best at the left, with its band and the target behind it. */
export function RankStrip(props: RankStripProps) {
  const { rank, count, low, high, target, description, targetLabel } = props;
  const x = (place: number) => percent(count > 1 ? (place - 1) / (count - 1) : 0);
  const marks = [...new Set([1, Math.ceil(count / 2), count])];

  return (
    <svg class="rank-strip" role="img" aria-label={description}>
      <rect class="track" x="0" y="28" width="100%" height="20" />
      {target !== null && (
        <>
          <rect class="band" x="0" y="22" width={x(target)} height="32" />
          <text class="label strong" x="0" y="15">
            {targetLabel}
          </text>
        </>
      )}
      {low !== null && high !== null && (
        <>
          <line class="whisker" x1={x(low)} x2={x(high)} y1="38" y2="38" />
          <line class="whisker-end" x1={x(low)} x2={x(low)} y1="31" y2="45" />
          <line class="whisker-end" x1={x(high)} x2={x(high)} y1="31" y2="45" />
        </>
      )}
      <circle class="dot" cx={x(rank)} cy="38" r="7" />
      {marks.map((mark) => (
        <text
          key={mark}
          class="label"
          x={x(mark)}
          y="70"
          text-anchor={mark === 1 ? 'start' : mark === count ? 'end' : 'middle'}
        >
          {mark}
        </text>
      ))}
    </svg>
  );
}
