import type { Measure, Optimum, Plan } from '../domain/par_plan.ts';
import { call, queryText } from './http.ts';
import type { CardKey } from './par.ts';

export const getPlan = ({ framework, unit, period }: CardKey) =>
  call<Plan>('GET', `/par/plan${queryText({ framework, unit, period })}`);

export const planAddress = ({ framework, unit, period }: CardKey, format: string): string =>
  `/api/v1/par/plan${queryText({ framework, unit, period, format })}`;

/** One proposed measure for each criterion below its maximum that has none. */
export const makePlan = ({ framework, unit, period }: CardKey) =>
  call<Plan>('POST', '/par/plan', { framework, unit, period });

/** What of a measure may be written; the rest follows from it. Members that are left out stay. */
export type MeasureChange = Partial<
  Omit<Measure, 'code' | 'owner_name' | 'overdue' | 'effect' | 'lost' | 'achieved_by' | 'evidence'>
> & { readonly code: string };

/** A new measure, or a change of one, which needs its reason; answers with the plan. */
export const postMeasure = (
  { framework, unit, period }: CardKey,
  change: MeasureChange,
  reason: string,
) => call<Plan>('POST', '/par/measures', { framework, unit, period, ...change, reason });

export const getOptimum = ({ framework, unit, period }: CardKey, target: number) =>
  call<Optimum>(
    'GET',
    `/par/optimum${queryText({ framework, unit, period, target: String(target) })}`,
  );
