import type { ReliabilityReport, VariantsReport, WeightsReport } from '../shared/domain/results.ts';
import { head } from './results.samples.ts';

/** Answers of the service about its method, as the page must show them. */

export const weightsReport: WeightsReport = {
  ...head,
  scheme: 'rake',
  sum: 87_359,
  mean: 195.4,
  kish_deff: 1.36,
  n_kish: 328.6,
  psu: 210,
  strata: 40,
  lonely_strata: ['A12:2025Q4'],
  collapsed_strata: [],
  strata_without_population: [],
  iterations: 26,
  converged: true,
};

export const variantsReport: VariantsReport = {
  ...head,
  groups: [
    {
      key: null,
      shown: true,
      variants: {
        pooled: 0.825,
        mean_items: 0.82,
        mean_factors: 0.815,
        mean_groups: null,
        mean_respondents: 0.821,
        overall: 0.801,
      },
    },
  ],
};

export const reliabilityReport: ReliabilityReport = {
  ...head,
  sets: [
    { code: 'all', k: 22, n: 88, alpha: 0.913, low: 0.884, high: 0.937, items: [] },
    {
      code: 'F1',
      k: 3,
      n: 425,
      alpha: 0.703,
      low: 0.654,
      high: 0.746,
      items: [
        { code: 'c1_1', r_rest: 0.568, alpha_if_deleted: 0.61 },
        { code: 'c1_2', r_rest: 0.21, alpha_if_deleted: 0.77 },
      ],
    },
    { code: 'F2', k: 3, n: 8, alpha: null, low: null, high: null, items: [] },
    { code: 'without_F1', k: 19, n: 121, alpha: 0.879, low: 0.846, high: 0.909, items: [] },
  ],
};
