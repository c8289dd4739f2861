import type { Outlook, Overview, Ranking, RankingRow } from './par_standing.ts';
import type { Measure, Optimum, Plan } from './par_plan.ts';
import type { RoundReport } from './par_workflow.ts';
import type { Criterion, FrameworkEntry, Scorecard } from './scorecard.ts';

/** Bodies of the service as they are in the seeds: Tiền Giang 2019, Dung Quất 2018, Tây Ninh 2020. */

export const leaf = (code: string, max: number, points: number | null): Criterion => ({
  code,
  name: { vi: `Lĩnh vực ${code}`, en: `Field ${code}` },
  max_points: max,
  points,
  lost: points === null ? null : Math.round((max - points) * 1e6) / 1e6,
  at_maximum: points === max,
  na: false,
  rule: 'manual',
  rule_detail: { kind: 'manual' },
  stage: points === null ? null : 'final',
  stages: {
    self: null,
    appraised: null,
    final:
      points === null
        ? null
        : { points, na: false, facts: null, reason: null, author: null, entered_on: null },
  },
  evidence: [],
  bonus: false,
  survey: null,
  criteria: [],
});

export const surveyLeaf: Criterion = {
  ...leaf('8', 38, 30.4),
  rule: 'survey_linear',
  rule_detail: { kind: 'survey_linear' },
  stage: 'release',
  stages: { self: null, appraised: null, final: null },
  survey: {
    survey: 'MAU_2026',
    release: 3,
    released_on: '2026-11-22',
    sha256: 'ab'.repeat(32),
    shown: true,
    share: 0.8,
    low: 0.77,
    high: 0.83,
    respondents: 1203,
    points_low: 29.26,
    points_high: 31.54,
    target: { low: 28, high: 30 },
    position: 'above',
    pinned: false,
    newer: null,
    step_certain: null,
  },
};

const maxima = [10, 10, 18, 10, 14, 6, 32];

export const tienGiang: Scorecard = {
  framework: { code: 'TG_BQLKCN_2019', version: 1, title: { vi: 'Chỉ số CCHC Tiền Giang' } },
  unit: { code: 'BQLKCN_TG', name: { vi: 'Ban Quản lý các khu công nghiệp Tiền Giang' } },
  period: '2019',
  points: 93.05,
  max_points: 100,
  applicable_max: 100,
  percent: 93.05,
  lost: 6.95,
  at_maximum: 3,
  state: 'published',
  decision: { number: '754/QĐ-UBND', date: '2020-03-31' },
  decimals: 2,
  total: 93.05,
  total_published: false,
  rounding: { parts: 93.05, total: 93.05, differ: false },
  class: { code: 'A', name: { vi: 'Xuất sắc', en: 'Excellent' } },
  round: null,
  missing: [],
  may: [],
  fields: [10, 10, 18, 7.4, 13.5, 3.25, 30.9].map((points, place) =>
    leaf(String(place + 1), maxima[place] ?? 0, points),
  ),
};

const ratioLeaf: Criterion = {
  ...leaf('1.1', 3, null),
  rule: 'ratio',
  rule_detail: { kind: 'ratio', target: 95, floor: 70, counted: { vi: 'Hồ sơ đúng hạn' } },
};

const inner: Criterion = {
  ...leaf('1', 10, 7.4),
  rule: null,
  rule_detail: null,
  stages: null,
  evidence: null,
  stage: null,
  criteria: [ratioLeaf, { ...leaf('1.2', 4, null), na: true }, leaf('1.3', 3, 2)],
};

/** A card that its unit works on. */
export const openCard: Scorecard = {
  ...tienGiang,
  state: 'open',
  decision: null,
  class: null,
  points: 47.8,
  total: 47.8,
  percent: null,
  lost: null,
  round: { self_until: '2026-01-31', appraise_until: '2026-02-28', explain_until: '2026-03-15' },
  missing: [
    { criterion: '1.1', what: 'points' },
    { criterion: '1.3', what: 'evidence' },
  ],
  may: ['score', 'attach', 'withdraw', 'send'],
  at_maximum: 1,
  fields: [inner, leaf('2', 10, 10), surveyLeaf],
};

export const frameworks: readonly FrameworkEntry[] = [
  {
    code: 'TG_BQLKCN_2019',
    version: 1,
    title: { vi: 'Chỉ số CCHC Tiền Giang' },
    max_points: 100,
    decimals: 2,
    classes: [
      { code: 'A', name: { vi: 'Xuất sắc', en: 'Excellent' }, at_least: 90 },
      { code: 'B', name: { vi: 'Tốt', en: 'Good' }, at_least: 80 },
    ],
    scorecards: [{ unit: 'BQLKCN_TG', name: tienGiang.unit.name, period: '2019' }],
  },
];

const row = (rank: number, total: number): RankingRow => ({
  unit: rank === 13 ? 'BQLKCN_TG' : `U${rank}`,
  name: { vi: rank === 13 ? 'Ban Quản lý các khu công nghiệp Tiền Giang' : `Sở số ${rank}` },
  state: 'published',
  total,
  rounded: total,
  percent: total,
  class: null,
  rank,
  ties: 0,
  at_maximum: 2,
  fields: 6,
  previous: rank === 13 ? { period: '2018', total: 90.1, rank: 15 } : null,
  low: total - 1,
  high: total + 1,
  rank_low: Math.max(1, rank - 2),
  rank_high: Math.min(20, rank + 2),
  lost: 100 - total,
});

export const ranking: Ranking = {
  framework: { code: 'TG_BQLKCN_2019', version: 1, title: { vi: 'Chỉ số CCHC Tiền Giang' } },
  period: '2019',
  count: 20,
  mean: 94.275,
  runs: 10000,
  seed: 1,
  rows: Array.from({ length: 20 }, (_, place) => row(place + 1, 99.05 - place * 0.5)),
  incomplete: [{ unit: 'U99', name: { vi: 'Sở chưa chấm xong' } }],
};

export const outlook: Outlook = {
  total: 93.05,
  low: 91.9,
  high: 94.2,
  rank: 13,
  rank_low: 11,
  rank_high: 15,
  fields: [
    { code: '6', points: 3.25, max_points: 6, lost: 2.75, percent: 54.166667, lowest: true },
    { code: '1', points: 10, max_points: 10, lost: 0, percent: 100, lowest: false },
  ],
  targets: [
    {
      kind: 'criterion',
      criterion: '8',
      low: 28,
      high: 30,
      source: 'Văn bản số 1444/KH-BQL',
      share_low: 73.684211,
      share_high: 78.947368,
      reached: true,
      probability: 0.874,
    },
    {
      kind: 'rank',
      criterion: null,
      low: 1,
      high: 10,
      source: 'Văn bản số 1444/KH-BQL',
      share_low: null,
      share_high: null,
      reached: false,
      probability: 0.003,
    },
  ],
  survey: [
    {
      criterion: '8',
      points: 29.1,
      low: 27.4,
      high: 30.8,
      respondents: 300,
      answers_needed: 567,
      false_answers: { to_rank: 12, count: 41 },
    },
  ],
  runs: 10000,
  seed: 1,
};

const measure = (code: string, part: Partial<Measure>): Measure => ({
  code,
  criterion: '6',
  title: `Nhiệm vụ ${code}`,
  owner_unit: 'Văn phòng',
  owner: 'Chánh Văn phòng',
  owner_name: null,
  due_on: '2020-09-30',
  cost: 12000,
  chance: 80,
  expected: 1.5,
  achieved: null,
  requires: [],
  excludes: [],
  proof: 'Báo cáo',
  progress: 40,
  state: 'doing',
  overdue: false,
  effect: null,
  ...part,
});

export const plan: Plan = {
  framework: 'TG_BQLKCN_2019',
  unit: 'BQLKCN_TG',
  period: '2019',
  from: 93.05,
  measures: [
    measure('KP-6', { overdue: true, due_on: '2020-06-30' }),
    measure('KP-4', { criterion: '4', expected: 2.6, state: 'proposed', progress: 0 }),
    measure('KP-8', {
      criterion: '8',
      state: 'done',
      progress: 100,
      achieved: 1.2,
      effect: { points: 1.2, low: 0.3, high: 2.1, from_release: 2, to_release: 3 },
    }),
  ],
  totals: { expected: 5.6, achieved: 1.2, cost: 36000 },
  overdue: 1,
};

export const optimum: Optimum = {
  from: 93.05,
  target: 96,
  gap: 2.95,
  reached: true,
  chosen: [
    { code: 'KP-4', title: 'Sắp xếp tổ chức', criterion: '4', points: 2.6, cost: 10000 },
    { code: 'KP-5', title: 'Đào tạo', criterion: '5', points: 0.5, cost: 2000 },
  ],
  points: 3.1,
  cost: 12000,
  chance: 0.64,
  exact: true,
  runner_up: {
    chosen: [{ code: 'KP-6', title: 'Quyết toán', criterion: '6', points: 2.75, cost: 14000 }],
    points: 2.95,
    cost: 14000,
    chance: 0.8,
  },
  left_out: [
    { code: 'KP-6', why: 'dearer', by: null, extra_cost: 2000, extra_known: true },
    { code: 'KP-7', why: 'needs', by: 'KP-9', extra_cost: null, extra_known: true },
  ],
  fields: [
    { code: '4', gap: 2.6 },
    { code: '5', gap: 0.5 },
    { code: '6', gap: 2.75 },
    { code: '7', gap: 1.1 },
  ],
  survey: [
    {
      criterion: '8',
      item: '1.2',
      unit: 'A03-K1',
      valid: 412,
      satisfied: 301,
      lost_points: 0.42,
      points_per_answer: 0.0038,
    },
  ],
};

export const overview: Overview = {
  indices: [
    {
      framework: 'PAPI_2019',
      title: { vi: 'PAPI' },
      period: '2019',
      total: 43.5,
      max_points: 80,
      percent: 54.375,
      class: null,
      rank: 30,
      count: 63,
      previous: { period: '2018', total: 42, rank: 41 },
      lowest: [
        {
          code: '7',
          name: { vi: 'Quản trị môi trường' },
          points: 3.2,
          max_points: 10,
          percent: 32,
        },
      ],
    },
    {
      framework: 'PAR_2019',
      title: { vi: 'PAR INDEX' },
      period: '2019',
      total: 81.2,
      max_points: 100,
      percent: 81.2,
      class: { code: 'B', name: { vi: 'Tốt', en: 'Good' } },
      rank: null,
      count: 1,
      previous: null,
      lowest: [],
    },
  ],
};

export const rounds: RoundReport = {
  round: {
    version: 1,
    self_until: '2026-01-31',
    appraise_until: '2026-02-28',
    explain_until: '2026-03-15',
  },
  units: [
    {
      unit: 'BQLKCN_TG',
      name: { vi: 'Ban Quản lý các khu công nghiệp' },
      state: 'open',
      missing: 4,
      deadline: '2026-01-31',
      days_left: -3,
      overdue: true,
    },
    {
      unit: 'U1',
      name: { vi: 'Sở Tư pháp' },
      state: 'sent',
      missing: 0,
      deadline: '2026-02-28',
      days_left: 25,
      overdue: false,
    },
  ],
};
