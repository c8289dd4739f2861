import type { Text } from './text.ts';

/** Where a scorecard stands, in the order of the way through. */
export const CARD_STATES = [
  'open',
  'sent',
  'appraised',
  'explained',
  'final',
  'published',
] as const;

export type CardState = (typeof CARD_STATES)[number];

export type CardAction = 'send' | 'return' | 'appraise' | 'explain' | 'finalise' | 'publish';

export const CARD_ACTIONS: readonly CardAction[] = [
  'send',
  'return',
  'appraise',
  'explain',
  'finalise',
  'publish',
];

/** Whether the reason is compulsory. */
export const needsReason = (action: CardAction): boolean =>
  action === 'return' || action === 'explain';

export type EnteredStage = 'self' | 'appraised' | 'final';

/** One line of the history: who did what when, from where to where, and why. */
export interface HistoryEvent {
  readonly at: string;
  readonly author: string;
  readonly action: string;
  readonly criterion: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
}

export interface RoundDeadlines {
  readonly self_until: string;
  readonly appraise_until: string;
  readonly explain_until: string;
}

export interface RoundUnit {
  readonly unit: string;
  readonly name: Text;
  readonly state: CardState;
  readonly missing: number;
  readonly deadline: string | null;
  readonly days_left: number | null;
  readonly overdue: boolean;
}

export interface RoundReport {
  readonly round: RoundDeadlines & {
    /** Of the framework. */
    readonly version: number;
  };
  readonly units: readonly RoundUnit[];
}

/** Where a step of the way lies as seen from the state of the card. */
export type StepPlace = 'done' | 'now' | 'ahead' | 'skipped';

/** A card that nobody had to explain goes past that step. */
export function placeOfStep(step: CardState, state: CardState, explained: boolean): StepPlace {
  const here = CARD_STATES.indexOf(state);
  const there = CARD_STATES.indexOf(step);

  if (there === here) {
    return 'now';
  }
  if (there > here) {
    return 'ahead';
  }
  return step === 'explained' && !explained ? 'skipped' : 'done';
}

/** The deadline that holds in a state; none once the council has decided. */
export function deadlineOf(round: RoundDeadlines, state: CardState): string | null {
  switch (state) {
    case 'open':
      return round.self_until;
    case 'sent':
      return round.appraise_until;
    case 'appraised':
      return round.explain_until;
    default:
      return null;
  }
}

const DAY_MS = 86_400_000;

/** Whole days from `today` to `day`; below zero when it has passed. */
export const daysUntil = (day: string, today: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);
