import type { FrameworkEntry, Scorecard } from '../domain/scorecard.ts';
import { call, queryText } from './http.ts';

export const getFrameworks = () =>
  call<{ readonly frameworks: readonly FrameworkEntry[] }>('GET', '/par/frameworks');

export const getScorecard = (framework: string, unit: string, period: string) =>
  call<Scorecard>('GET', `/par/scorecards${queryText({ framework, unit, period })}`);
