import type { Option } from '../../domain/survey.ts';
import { textIn, type Language } from '../../domain/text.ts';
import { likertStep } from './likert.ts';
import './charts.css';

export interface LikertLegendProps {
  readonly options: readonly Option[];
  readonly language: Language;
}

/** The options in the order in which their parts stand in the bars. */
export function LikertLegend({ options, language }: LikertLegendProps) {
  const ordered = [...options].sort((a, b) => a.value - b.value);

  return (
    <ul class="likert-legend">
      {ordered.map(({ value, label }, place) => (
        <li key={value}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <rect class={`likert-${likertStep(place, ordered.length)}`} width="16" height="16" />
          </svg>
          {textIn(label, language)}
        </li>
      ))}
    </ul>
  );
}
