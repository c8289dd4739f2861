import type { Facts } from '../domain/par_rules.ts';
import type { Overview, Outlook, Ranking, TargetKind } from '../domain/par_standing.ts';
import type {
  CardAction,
  CardState,
  EnteredStage,
  HistoryEvent,
  RoundDeadlines,
  RoundReport,
} from '../domain/par_workflow.ts';
import type { Decision, FrameworkEntry, Scorecard } from '../domain/scorecard.ts';
import type { Unit } from '../domain/units.ts';
import { call, queryText } from './http.ts';

/** Which scorecard. */
export interface CardKey {
  readonly framework: string;
  readonly unit: string;
  readonly period: string;
}

export const getFrameworks = () =>
  call<{ readonly frameworks: readonly FrameworkEntry[] }>('GET', '/par/frameworks');

export const getScorecard = ({ framework, unit, period }: CardKey) =>
  call<Scorecard>('GET', `/par/scorecards${queryText({ framework, unit, period })}`);

export const getHistory = ({ framework, unit, period }: CardKey) =>
  call<{ readonly events: readonly HistoryEvent[] }>(
    'GET',
    `/par/history${queryText({ framework, unit, period })}`,
  );

/** What is entered for a criterion: facts where its rule takes them, else points; or that it does not apply. */
export type Entered =
  | { readonly facts: Facts }
  | { readonly points: number }
  | { readonly na: true }
  | { readonly accept: true };

export interface ScoreEntry {
  readonly criterion: string;
  readonly stage: EnteredStage;
  readonly entered: Entered;
  readonly reason: string;
}

export const postScore = (key: CardKey, { criterion, stage, entered, reason }: ScoreEntry) =>
  call<{ readonly criterion: string; readonly points: number | null; readonly stage: string }>(
    'POST',
    '/par/scores',
    { ...key, criterion, stage, ...entered, ...(reason === '' ? {} : { reason }) },
  );

export interface ActionEntry {
  readonly action: CardAction;
  readonly reason: string;
  readonly decision: Decision | null;
}

export const postAction = (key: CardKey, { action, reason, decision }: ActionEntry) =>
  call<{ readonly state: CardState }>('POST', '/par/actions', {
    ...key,
    action,
    ...(reason === '' ? {} : { reason }),
    ...(decision === null ? {} : { decision }),
  });

export const postExplanation = (key: CardKey, criterion: string, reason: string) =>
  call<unknown>('POST', '/par/explanations', { ...key, criterion, reason });

export const getRounds = (framework: string, period: string) =>
  call<RoundReport>('GET', `/par/rounds${queryText({ framework, period })}`);

/** A round with its last days; units without a scorecard get an open one. */
export interface RoundEntry extends RoundDeadlines {
  readonly framework: string;
  readonly version: number;
  readonly period: string;
  readonly units: readonly string[];
}

export const postRound = (entry: RoundEntry) => call<RoundReport>('POST', '/par/rounds', entry);

export const getUnits = () => call<{ readonly units: readonly Unit[] }>('GET', '/units');

/** What a unit sets itself; of each kind and criterion the last one counts. */
export interface TargetEntry {
  readonly kind: TargetKind;
  readonly criterion?: string;
  readonly low: number;
  readonly high: number;
  readonly source: string;
}

export const postTarget = ({ framework, unit, period }: CardKey, target: TargetEntry) =>
  call<unknown>('POST', '/par/targets', { framework, unit, period, ...target });

/** The last days of the round and the measures due, for a calendar. */
export const calendarAddress = ({ framework, unit, period }: CardKey): string =>
  `/api/v1/par/calendar.ics${queryText({ framework, unit, period })}`;

export const getRanking = (framework: string, period: string) =>
  call<Ranking>('GET', `/par/ranking${queryText({ framework, period })}`);

export const getOutlook = ({ framework, unit, period }: CardKey) =>
  call<Outlook>('GET', `/par/outlook${queryText({ framework, unit, period })}`);

export const getOverview = (unit: string) =>
  call<Overview>('GET', `/par/overview${queryText({ unit })}`);
