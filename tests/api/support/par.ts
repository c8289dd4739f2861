import { fileOf, mustRun } from './command.ts';
import type { Json } from './http.ts';
import type { World } from './world.ts';

const text = (vi: string): Json => ({ vi, en: vi });

/** Criteria that people score, of 62 points, and 38 by a survey; more fields behind them. */
export const frameworkAround = (
  world: World,
  criteria: readonly Json[],
  more: readonly Json[] = [],
): Json => ({
  code: world.framework,
  version: 1,
  title: text(`Bộ tiêu chí ${world.tag}`),
  level: 'board',
  legal_basis: 'Không có',
  valid_from: '2020-01-01',
  valid_until: null,
  max_points: 100,
  fields: [
    { code: '1', name: text('Thẩm định'), max_points: 62, criteria },
    { code: '2', name: text('Khảo sát'), max_points: 38, rule: { kind: 'survey_linear' } },
    ...more,
  ],
});

export const frameworkOf = (world: World): Json =>
  frameworkAround(world, [
    { code: '1.1', name: text('Một'), max_points: 42, rule: { kind: 'manual' } },
    { code: '1.2', name: text('Hai'), max_points: 20, rule: { kind: 'manual' } },
  ]);

export const addFramework = async (world: World): Promise<void> => {
  await mustRun('par', 'framework', 'add', fileOf(frameworkOf(world)));
};

export function scoresOf(
  world: World,
  points: Readonly<Record<string, number>>,
  more: Json = {},
): Json {
  return {
    framework: world.framework,
    version: 1,
    unit: world.board,
    period: '2026',
    stage: 'self',
    reason: 'Tự chấm điểm',
    points,
    ...more,
  };
}

export const feedsOf = (framework: string): Json => ({
  feeds: [{ framework, criterion: '2', period: '2026' }],
});

export const scorecardPath = (framework: string, unit: string, period = '2026'): string =>
  `/api/v1/par/scorecards?framework=${framework}&unit=${unit}&period=${period}`;
