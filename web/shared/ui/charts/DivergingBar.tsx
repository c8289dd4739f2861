import { divergingSegments, type Range, type Segment } from '../../domain/chart.ts';
import type { Count } from '../../domain/results.ts';
import type { Option } from '../../domain/survey.ts';
import { likertStep } from './likert.ts';
import { percent } from './percent.ts';
import './charts.css';

export interface DivergingBarProps {
  readonly options: readonly Option[];
  readonly counts: readonly Count[];
  readonly range: Range;
  /** What a screen reader says; null where the same figures stand in the table beside it. */
  readonly description: string | null;
}

/** Narrower parts have no room for their number; the table has it. */
const NARROWEST_LABELLED = 0.06;

/** The answers to one question as parts of a bar around the middle of the neutral answer. */
export function DivergingBar({ options, counts, range, description }: DivergingBarProps) {
  const segments = divergingSegments(options, counts);
  const x = (share: number) => (share + range.left) / (range.left + range.right);

  return (
    <svg
      class="diverging-bar"
      {...(description === null
        ? { 'aria-hidden': true }
        : { role: 'img', 'aria-label': description })}
    >
      {segments.map((segment, place) => (
        <Part
          key={segment.value}
          segment={segment}
          step={likertStep(place, segments.length)}
          x={x}
        />
      ))}
      <line class="middle" x1={percent(x(0))} x2={percent(x(0))} y1="0" y2="4" />
      <line class="middle" x1={percent(x(0))} x2={percent(x(0))} y1="26" y2="30" />
    </svg>
  );
}

interface PartProps {
  readonly segment: Segment;
  readonly step: number;
  readonly x: (share: number) => number;
}

function Part({ segment, step, x }: PartProps) {
  const { from, until, share } = segment;

  return (
    <>
      <rect
        class={`likert-${step}`}
        x={percent(x(from))}
        y="4"
        width={percent(x(until) - x(from))}
        height="22"
      />
      {x(until) - x(from) >= NARROWEST_LABELLED && (
        <text
          class={`on-likert-${step}`}
          x={percent((x(from) + x(until)) / 2)}
          y="20"
          text-anchor="middle"
        >
          {Math.round(share * 100)}
        </text>
      )}
    </>
  );
}
