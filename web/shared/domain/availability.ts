import type { Survey } from './survey.ts';

/** Whether a survey takes an answer of this day through the online form, and if not, why. */
export type Availability =
  | { readonly is: 'open' }
  | { readonly is: 'closed' }
  | { readonly is: 'not-online' }
  | { readonly is: 'ended' }
  | { readonly is: 'not-begun'; readonly from: string };

/** Days are compared as text: in this format they sort like days. */
export function availabilityOf(survey: Survey, day: string): Availability {
  if (survey.state !== 'open') {
    return { is: 'closed' };
  }
  if (!survey.channels.includes('online')) {
    return { is: 'not-online' };
  }
  if (survey.periods.some(({ from, until }) => from <= day && day < until)) {
    return { is: 'open' };
  }
  const [next] = survey.periods
    .map(({ from }) => from)
    .filter((from) => from > day)
    .sort();

  return next === undefined ? { is: 'ended' } : { is: 'not-begun', from: next };
}
