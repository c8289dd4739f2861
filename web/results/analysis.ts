import type { Problem, Reply } from '../shared/api/http.ts';
import { getReleases, getResults } from '../shared/api/results.ts';
import { getSurvey } from '../shared/api/surveys.ts';
import type { Selection } from '../shared/domain/filters.ts';
import type { GroupResult, Release } from '../shared/domain/results.ts';
import type { Survey } from '../shared/domain/survey.ts';

/** Everything the results page shows, read together so that its parts belong to one survey. */
export interface Analysis {
  readonly survey: Survey;
  /** What was asked for. */
  readonly selection: Selection;
  readonly total: GroupResult;
  readonly groups: readonly GroupResult[] | null;
  /** null when the key may see results but no releases. */
  readonly releases: readonly Release[] | null;
}

const failed = (problem: Problem): Reply<never> => ({ ok: false, problem });

export async function loadAnalysis(survey: string, selection: Selection): Promise<Reply<Analysis>> {
  const { by, filters } = selection;
  const [detail, total, groups, releases] = await Promise.all([
    getSurvey(survey),
    getResults(survey, null, filters),
    by === null ? null : getResults(survey, by, filters),
    getReleases(survey),
  ]);
  const [whole] = total.ok ? total.value.groups : [];

  if (!detail.ok) {
    return failed(detail.problem);
  }
  if (!total.ok) {
    return failed(total.problem);
  }
  if (groups !== null && !groups.ok) {
    return failed(groups.problem);
  }
  if (whole === undefined) {
    return failed({ status: 404, slug: 'not-found', detail: null, violations: [] });
  }
  return {
    ok: true,
    status: 200,
    value: {
      survey: detail.value,
      selection,
      total: whole,
      groups: groups?.value.groups ?? null,
      releases: releases.ok ? releases.value.releases : null,
    },
  };
}
