import type { ShownCrosstab } from '../shared/domain/crosstab.ts';
import type { ReportHead } from '../shared/domain/results.ts';
import { sampleSurvey } from '../shared/domain/survey.samples.ts';

/** Crosstabs of the small survey: whether people gave feedback, by how satisfied they were. */

const head: Omit<ReportHead, 'shown'> = {
  survey: sampleSurvey.code,
  title: sampleSurvey.title,
  instrument: sampleSurvey.instrument.code,
  index_rule: 'pooled',
  by: null,
  scheme: 'none',
  scheme_note: null,
  scheme_category: null,
  as_of: '2026-11-22',
  disclosure: 'controlled',
  sub_index: null,
};

/** Nobody failed to say whether they gave feedback; some could not judge. */
export const wholeCrosstab: ShownCrosstab = {
  ...head,
  shown: true,
  responses: 1240,
  first: { code: '2.0', answers: [1, 0, 'missing'], totals: [1180, 60, 0] },
  second: {
    code: '1.1',
    answers: [1, 2, 3, 4, 5, 'NA', 'missing'],
    totals: [0, 118, 133, 600, 353, 36, 0],
  },
  counts: [
    [0, 118, 118, 590, 330, 24, 0],
    [0, 0, 15, 10, 23, 12, 0],
    [0, 0, 0, 0, 0, 0, 0],
  ],
  n: 1204,
  df: 3,
  chi_square: 41.63,
  p: 0,
  cramers_v: 0.186,
};

/** The few of a row are hidden, and so is what would give them away. */
export const hidingCrosstab: ShownCrosstab = {
  ...wholeCrosstab,
  first: { code: '2.0', answers: [1, 0, 'missing'], totals: [null, 60, null] },
  counts: [
    [null, null, null, null, null, null, null],
    [0, null, 15, null, 23, 12, 0],
    [null, null, null, null, null, null, null],
  ],
  n: null,
  df: null,
  chi_square: null,
  p: null,
  cramers_v: null,
};
