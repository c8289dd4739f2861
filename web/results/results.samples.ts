import type { GroupResult, ItemResult, Measure } from '../shared/domain/results.ts';
import { sampleInstrument } from '../shared/domain/survey.samples.ts';

export const sampleMeasure = (satisfied: number, valid: number): Measure => ({
  satisfied,
  valid,
  respondents: valid,
  share: valid === 0 ? null : satisfied / valid,
  low: valid === 0 ? null : 0.5,
  high: valid === 0 ? null : 0.9,
});

const sampleItem = (code: string, factor: string, ...counts: number[]): ItemResult => {
  const n = counts.reduce((sum, count) => sum + count, 0);

  return {
    code,
    kind: 'scale',
    factor,
    counts: counts.map((count, place) => ({ value: place + 1, n: count })),
    n,
    na: 2,
    missing: 1,
    mean: 4,
    satisfied: sampleMeasure((counts[3] ?? 0) + (counts[4] ?? 0), n),
  };
};

/** Results of the sample instrument in which its second factor is the weaker one. */
export const sampleGroup: GroupResult = {
  key: null,
  name: null,
  responses: 1203,
  complete: 1200,
  partial: 3,
  channels: { kiosk: 1000, online: 203 },
  index: sampleMeasure(8, 10),
  sub_index: {
    points: 30.4,
    low: 29.1,
    high: 31.7,
    max_points: 38,
    target: { low: 28, high: 30 },
    position: 'above',
  },
  overall: null,
  factors: sampleInstrument.sections
    .filter(({ factor }) => factor)
    .map(({ code }, place) => ({ code, group: null, ...sampleMeasure(9 - place * 3, 10) })),
  items: [sampleItem('1.1', 'I', 1, 1, 0, 4, 4), sampleItem('2.1', 'II', 4, 0, 0, 0, 6)],
};
