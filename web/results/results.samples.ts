import type {
  ChangeReport,
  DriversReport,
  Estimate,
  GroupResult,
  KnownDriver,
  Quadrant,
  ReportHead,
  RestReport,
  ResultsReport,
  ScaleResult,
  Scheme,
  ShownChange,
  ShownGroup,
  ShownQuality,
  ShownRest,
  Weakness,
} from '../shared/domain/results.ts';
import type { Section } from '../shared/domain/survey.ts';
import type { KnownModel } from './models/drivers_map.ts';
import { survey22 } from './survey22.samples.ts';

/** Answers of the service in every shape that the page must show; the figures hang together. */

/** An estimate as the service rounds it under disclosure control. */
export function sampleEstimate(satisfied: number, valid: number): Estimate {
  const share = valid === 0 ? null : satisfied / valid;
  const half = valid === 0 ? 0 : 1.2 / Math.sqrt(valid + 4);
  const digits = valid < 100 ? 100 : 1000;
  const rounded = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * digits) / digits;
  const unreliable: Weakness[] = valid < 30 ? ['few_answers', 'few_effective'] : [];

  if (2 * half > 0.3) {
    unreliable.push('wide');
  }
  return {
    satisfied,
    valid,
    respondents: valid,
    share: share === null ? null : rounded(share),
    low: share === null ? null : rounded(share - half),
    high: share === null ? null : rounded(share + half),
    se: share === null ? null : half / 1.96,
    df: share === null ? null : 40,
    deff: share === null ? null : 1.35,
    n_effective: share === null ? null : valid / 1.35,
    reliable: unreliable.length === 0,
    unreliable,
  };
}

/** The counts of five options, worst first, with so many satisfied. */
function countsOf(valid: number, satisfied: number): readonly number[] {
  const five = Math.round(satisfied * 0.42);
  const rest = valid - satisfied;
  const one = Math.round(rest * 0.16);
  const two = Math.round(rest * 0.3);

  return [one, two, rest - one - two, satisfied - five, five];
}

export function sampleItem(code: string, factor: string, share: number, n: number): ScaleResult {
  const na = Math.round(n * (factor === 'F5' ? 0.31 : 0.04));
  const valid = n - na - 1;
  const satisfied = Math.round(valid * share);
  const counts = countsOf(valid, satisfied);

  return {
    code,
    kind: 'scale',
    factor: factor === 'overall' ? null : factor,
    counts: counts.map((count, place) => ({ value: place + 1, n: count })),
    n: valid,
    na,
    missing: 1,
    mean: 3.2 + share,
    shares: counts.map((count) => count / Math.max(1, valid)),
    ...sampleEstimate(satisfied, valid),
  };
}

/** Which factors do better or worse than the rest; the fifth is the weak one. */
const LEANING: Readonly<Record<string, number>> = {
  F1: 0.01,
  F2: 0.04,
  F3: 0.02,
  F4: 0.06,
  F5: -0.13,
  overall: 0.02,
};

const shareOf = (section: Section, place: number, level: number): number =>
  Math.min(0.99, Math.max(0.05, level + (LEANING[section.code] ?? 0) + ((place * 7) % 5) / 100));

export function sampleGroup(key: string | null, responses: number, level: number): ShownGroup {
  const items = survey22.instrument.sections.flatMap((section) =>
    section.items.map((item, place) =>
      sampleItem(item.code, section.code, shareOf(section, place, level), responses),
    ),
  );
  const sum = (of: readonly ScaleResult[]) => {
    const valid = of.reduce((all, item) => all + item.valid, 0);
    const people = Math.max(0, ...of.map((item) => item.respondents));

    return {
      ...sampleEstimate(
        Math.round(
          (people * of.reduce((all, item) => all + item.satisfied, 0)) / Math.max(1, valid),
        ),
        people,
      ),
      satisfied: of.reduce((all, item) => all + item.satisfied, 0),
      valid,
    };
  };
  const index = sum(items.filter(({ factor }) => factor !== null));
  const population = (key === null ? 44_000 : 4_000) + responses * 97;
  const points = (share: number | null) => (share === null ? null : share * 38);

  return {
    key,
    shown: true,
    responses,
    complete: Math.round(responses * 0.94),
    channels: {
      kiosk: Math.round(responses * 0.62),
      online: responses - Math.round(responses * 0.62),
    },
    population,
    response_rate: Math.round((1000 * responses) / population) / 1000,
    index,
    overall: items.at(-1) ?? null,
    factors: survey22.instrument.sections
      .filter(({ factor }) => factor)
      .map(({ code }) => ({
        code,
        group: null,
        ...sum(items.filter(({ factor }) => factor === code)),
      })),
    items,
    sub_index: {
      points: points(index.share),
      low: points(index.low),
      high: points(index.high),
      max_points: 38,
      target: { low: 28, high: 30, source: 'Kế hoạch CCHC năm 2025' },
      position: 'above',
    },
  };
}

const reportOf = (
  by: string | null,
  scheme: Scheme,
  groups: readonly GroupResult[],
): ResultsReport => ({
  survey: survey22.code,
  title: survey22.title,
  instrument: survey22.instrument.code,
  index_rule: 'pooled',
  by,
  scheme,
  scheme_note: null,
  scheme_category: null,
  as_of: '2025-12-31',
  disclosure: 'controlled',
  shown: true,
  sub_index: { max_points: 38, target: { low: 28, high: 30 } },
  groups,
});

export const sampleTotal = sampleGroup(null, 447, 0.8);
export const sampleUnweighted = sampleGroup(null, 447, 0.83);
export const totalReport = reportOf(null, 'rake', [sampleTotal]);
export const unweightedReport = reportOf(null, 'none', [sampleUnweighted]);

const SIZES = [25, 46, 31, 28, 64, 35, 22, 120, 41, 0, 18, 0];
const LEVELS = [0.83, 0.86, 0.74, 0.8, 0.62, 0.81, 0.9, 0.88, 0.78, 0.8, 0.7, 0.8];

/** Two units are hidden: one has too few responses, the other would give it away. */
export const unitReport = reportOf(
  'unit',
  'rake',
  survey22.units.map(({ code }, place) =>
    SIZES[place] === 0
      ? { key: code, shown: false }
      : sampleGroup(code, SIZES[place] ?? 30, LEVELS[place] ?? 0.8),
  ),
);

export const periodReport = reportOf('period', 'rake', [
  sampleGroup('2025Q1', 104, 0.77),
  sampleGroup('2025Q2', 110, 0.79),
  sampleGroup('2025Q3', 118, 0.81),
  sampleGroup('2025Q4', 115, 0.8),
]);

export const channelReport = reportOf('channel', 'rake', [
  sampleGroup('kiosk', 277, 0.84),
  sampleGroup('online', 170, 0.74),
]);

export const head: ReportHead = reportOf('unit', 'rake', []);

const restOf = (key: string, share: number, place: number): ShownRest => {
  const difference = share - 0.8;
  const se = 0.03 + (place % 4) / 100;
  const p = Math.min(1, Math.exp(-((difference / se) ** 2)));
  const holm = Math.min(1, p * 4);

  return {
    key,
    shown: true,
    share,
    rest: 0.8,
    difference,
    se,
    df: 83,
    p,
    p_holm: holm,
    low: difference - 2 * se,
    high: difference + 2 * se,
    place: holm >= 0.05 ? 'same' : difference > 0 ? 'above' : 'below',
  };
};

export const restReport: RestReport = {
  ...head,
  groups: survey22.units.map(({ code }, place) =>
    SIZES[place] === 0 ? { key: code, shown: false } : restOf(code, LEVELS[place] ?? 0.8, place),
  ),
};

export const indexChange: ShownChange = {
  code: 'index',
  kind: 'index',
  shown: true,
  from_share: 0.824,
  to_share: 0.817,
  difference: -0.00659465946569782,
  se: 0.0346486322698177,
  df: 83,
  p: 0.849515624705124,
  p_holm: 0.849515624705124,
  low: -0.0755,
  high: 0.0623,
};

export const changeReport: ChangeReport = {
  ...head,
  from: '2025Q3',
  to: '2025Q4',
  measures: [indexChange],
  units: [],
};

const driver = (
  code: string,
  share: number,
  performance: number,
  quadrant: Quadrant,
): KnownDriver => ({
  code,
  lmg: share * 0.704,
  lmg_share: share,
  beta: share * 1.1,
  p: share > 0.15 ? 0.0001 : 0.214,
  performance,
  quadrant,
});

export const driversModel: KnownModel = {
  code: 'all',
  state: '',
  n: 172,
  r2: 0.704029129425085,
  importance_cut: 0.2,
  performance_cut: 0.81,
  factors: [
    driver('F1', 0.169, 0.815, 'possible_overkill'),
    driver('F2', 0.287, 0.795, 'concentrate'),
    driver('F3', 0.261, 0.833, 'keep'),
    driver('F4', 0.11, 0.872, 'possible_overkill'),
    driver('F5', 0.173, 0.684, 'low_priority'),
  ],
};

export const driversReport: DriversReport = { ...head, models: [driversModel] };

export const qualityReport: ShownQuality = {
  ...head,
  shown: true,
  responses: 447,
  complete: 420,
  straight_lined: 21,
  fast: 9,
  straight_and_fast: 4,
  items: sampleTotal.items.slice(0, -1).map(({ code, n, na, missing }) => ({
    code,
    asked: n + na + missing,
    na,
    missing,
  })),
  counters: survey22.units.slice(0, 6).map(({ code }, place) => ({
    counter: `${code}-K1`,
    unit: code,
    responses: SIZES[place] ?? 0,
    straight_lined: place,
    fast: place % 3,
  })),
};

/** What the service answers to a query of figures; for tests that stand in for it. */
export function sampleAnswer(query: ReadonlyMap<string, string>): unknown {
  const byCut: Readonly<Record<string, ResultsReport>> = {
    unit: unitReport,
    period: periodReport,
    channel: channelReport,
  };

  switch (query.get('figures')) {
    case 'rest':
      return restReport;
    case 'change':
      return changeReport;
    case 'drivers':
      return driversReport;
    case 'quality':
      return qualityReport;
    default:
      return query.get('scheme') === 'none'
        ? unweightedReport
        : (byCut[query.get('by') ?? ''] ?? totalReport);
  }
}
