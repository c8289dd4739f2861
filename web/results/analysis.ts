import type { Problem, Reply } from '../shared/api/http.ts';
import { getFigures, getReleases, type FiguresQuery } from '../shared/api/results.ts';
import { getSurvey } from '../shared/api/surveys.ts';
import { withFilter, type Selection } from '../shared/domain/filters.ts';
import {
  groupsOf,
  type Cut,
  type GroupResult,
  type Release,
  type ResultsReport,
} from '../shared/domain/results.ts';
import type { Survey } from '../shared/domain/survey.ts';
import type { IndexChange } from './models/trend.ts';
import { inTime } from './naming.ts';

/** What the page opens with, read together so that its parts belong to one survey. */
export interface Analysis {
  readonly survey: Survey;
  /** What was asked for. */
  readonly selection: Selection;
  readonly report: ResultsReport;
  readonly total: GroupResult;
  /** null where the total is not weighted either. */
  readonly unweighted: GroupResult | null;
  /** null when the key may see results but no releases. */
  readonly releases: readonly Release[] | null;
}

const failed = (problem: Problem): Reply<never> => ({ ok: false, problem });

const found = <Value>(value: Value): Reply<Value> => ({ ok: true, status: 200, value });

export async function loadAnalysis(survey: string, selection: Selection): Promise<Reply<Analysis>> {
  const { filters, scheme } = selection;
  const [detail, total, unweighted, releases] = await Promise.all([
    getSurvey(survey),
    getFigures(survey, 'estimates', { filters, scheme }),
    getFigures(survey, 'estimates', { filters, scheme: 'none', measure: 'index' }),
    getReleases(survey),
  ]);
  const [whole] = total.ok ? groupsOf(total.value) : [];

  if (!detail.ok) {
    return failed(detail.problem);
  }
  if (!total.ok) {
    return failed(total.problem);
  }
  const weighted = total.value.scheme !== 'none';

  return found({
    survey: detail.value,
    selection,
    report: total.value,
    total: whole ?? { key: null, shown: false },
    unweighted: weighted && unweighted.ok ? (groupsOf(unweighted.value)[0] ?? null) : null,
    releases: releases.ok ? releases.value.releases : null,
  });
}

/** Groups of a cut are compared with each other, so that no filter may leave one of them alone. */
export const queryBy = ({ filters, scheme }: Selection, by: Cut): FiguresQuery => ({
  by,
  scheme,
  filters: withFilter(filters, by, ''),
});

export interface Trend {
  readonly report: ResultsReport;
  /** null when there are no two periods with answers, or the change could not be read. */
  readonly change: IndexChange | null;
}

const hasIndex = (group: GroupResult): boolean => group.shown && group.index.share !== null;

export async function loadTrend(survey: Survey, selection: Selection): Promise<Reply<Trend>> {
  const query = queryBy(selection, 'period');
  const periods = await getFigures(survey.code, 'estimates', { ...query, measure: 'index' });

  if (!periods.ok) {
    return periods;
  }
  const report = periods.value;
  const codes = inTime(survey, groupsOf(report).filter(hasIndex)).map(({ key }) => key ?? '');
  const [from, to] = codes.slice(-2);

  if (from === undefined || to === undefined) {
    return found({ report, change: null });
  }
  const { filters, scheme } = query;
  const reply = await getFigures(survey.code, 'change', { filters, scheme, from, to });
  const measures = reply.ok ? (reply.value.measures ?? []) : [];
  const change = measures.find(({ code }) => code === 'index');

  return found({ report, change: change?.shown === true ? { from, to, change } : null });
}
