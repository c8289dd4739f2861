import type { TargetEntry } from '../shared/api/par.ts';
import type { TargetKind } from '../shared/domain/par_standing.ts';
import { leavesOf, type Criterion, type Scorecard } from '../shared/domain/scorecard.ts';
import { numberOf } from './scoring.ts';

/** A target as it is typed: from a figure on, or between two. */
export interface TargetDraft {
  readonly kind: TargetKind;
  readonly criterion: string;
  readonly low: string;
  readonly high: string;
  readonly source: string;
}

export type TargetField = keyof TargetDraft;

/** What points may be aimed at: fields and what is scored, but no bonus. */
export function aims({ fields }: Pick<Scorecard, 'fields'>): readonly Criterion[] {
  const all = [...fields, ...leavesOf(fields)].filter(({ max_points: max }) => max > 0);

  return [...new Map(all.map((one) => [one.code, one])).values()];
}

export const newTarget = (card: Scorecard): TargetDraft => ({
  kind: 'total',
  criterion:
    aims(card).find(({ rule }) => rule?.startsWith('survey'))?.code ?? aims(card)[0]?.code ?? '',
  low: '',
  high: '',
  source: '',
});

/** The highest figure of a kind, of a total with what bonus points add; null where only the service knows. */
function mostOf(draft: TargetDraft, card: Scorecard): number | null {
  switch (draft.kind) {
    case 'total':
      return 2 * card.max_points;
    case 'criterion':
      return aims(card).find(({ code }) => code === draft.criterion)?.max_points ?? null;
    case 'at_maximum':
      return card.fields.length;
    case 'rank':
      return null;
  }
}

/** Ranks are aimed at from the first on; of fields at their maximum there are no fewer than some. */
export const hasRange = (kind: TargetKind): boolean => kind === 'total' || kind === 'criterion';

/** The target that is meant, or the first member that is wrong. */
export function targetOf(draft: TargetDraft, card: Scorecard): TargetEntry | TargetField {
  const most = mostOf(draft, card);
  const low = numberOf(draft.low);
  const typed = draft.high.trim() === '' ? null : numberOf(draft.high);
  const whole = !hasRange(draft.kind);
  const high = hasRange(draft.kind) && typed !== null ? typed : (most ?? low ?? 0);

  if (low === null || low <= 0 || (whole && !Number.isInteger(low))) {
    return 'low';
  }
  if (most !== null && low > most) {
    return 'low';
  }
  if (hasRange(draft.kind) && draft.high.trim() !== '' && (typed === null || typed < low)) {
    return 'high';
  }
  if (draft.source.trim() === '') {
    return 'source';
  }
  return {
    kind: draft.kind,
    ...(draft.kind === 'criterion' ? { criterion: draft.criterion } : {}),
    low: draft.kind === 'rank' ? 1 : low,
    high: draft.kind === 'rank' ? low : high,
    source: draft.source.trim(),
  };
}
