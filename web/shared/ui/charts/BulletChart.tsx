import { ticks } from '../../domain/chart.ts';
import type { Target } from '../../domain/survey.ts';
import { percent } from './percent.ts';
import './charts.css';

export interface BulletChartProps {
  readonly points: number;
  readonly low: number;
  readonly high: number;
  readonly max: number;
  readonly target: Target | null;
  /** What a screen reader says instead of the drawing. */
  readonly description: string;
  readonly targetLabel: string;
  readonly write: (points: number) => string;
}

/** Points as a bar, their interval as a whisker on it, the target as a band behind it. */
export function BulletChart(props: BulletChartProps) {
  const { points, low, high, max, target, description, targetLabel, write } = props;
  const x = (value: number) => percent(value / max);

  return (
    <svg class="bullet-chart" role="img" aria-label={description}>
      <rect class="track" x="0" y="28" width="100%" height="32" />
      {target !== null && (
        <>
          <rect
            class="band"
            x={x(target.low)}
            y="22"
            width={x(target.high - target.low)}
            height="44"
          />
          <text
            class="label strong"
            x={x(labelAt(target, max))}
            y="15"
            text-anchor={anchorOf(target, max)}
          >
            {targetLabel}
          </text>
        </>
      )}
      <rect class="value" x="0" y="37" width={x(points)} height="14" />
      <line class="whisker-halo" x1={x(low)} x2={x(high)} y1="44" y2="44" />
      <line class="whisker" x1={x(low)} x2={x(high)} y1="44" y2="44" />
      <line class="whisker-end" x1={x(low)} x2={x(low)} y1="32" y2="56" />
      <line class="whisker-end" x1={x(high)} x2={x(high)} y1="32" y2="56" />
      {ticks(max).map((tick) => (
        <g key={tick}>
          <line class="axis" x1={x(tick)} x2={x(tick)} y1="60" y2="66" />
          <text class="label" x={x(tick)} y="82" text-anchor="middle">
            {write(tick)}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** In the middle of the band, unless its words would leave the drawing there. */
function anchorOf({ low, high }: Target, max: number): 'start' | 'middle' | 'end' {
  const middle = (low + high) / 2 / max;

  return middle > 0.8 ? 'end' : middle < 0.2 ? 'start' : 'middle';
}

const labelAt = (target: Target, max: number): number =>
  ({ start: target.low, middle: (target.low + target.high) / 2, end: target.high })[
    anchorOf(target, max)
  ];
