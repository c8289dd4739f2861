import type { Criterion } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { parMessages } from '../../../shared/i18n/par.ts';

export interface LostBarProps {
  readonly language: Language;
  readonly criterion: Criterion;
  /** What a full bar stands for. */
  readonly scale: number;
}

export function LostBar({ language, criterion, scale }: LostBarProps) {
  if (criterion.at_maximum) {
    return (
      <span class="at-maximum">
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 8.5l3.5 3.5L13 4.5" fill="none" stroke="currentColor" stroke-width="2" />
        </svg>
        {parMessages[language].atMaximum}
      </span>
    );
  }
  if (criterion.lost === null || scale === 0) {
    return null;
  }
  return (
    <svg class="lost-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.min((Math.max(criterion.lost, 0) / scale) * 100, 100)} height="12" />
    </svg>
  );
}
