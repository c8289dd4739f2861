import type { Filters } from '../domain/filters.ts';
import type { Cut, Release, ResultsReport } from '../domain/results.ts';
import { call, queryText } from './http.ts';

export const getResults = (survey: string, by: Cut | null, filters: Filters) =>
  call<ResultsReport>(
    'GET',
    `/surveys/${encodeURIComponent(survey)}/results${queryText({ by, ...filters })}`,
  );

export const getReleases = (survey: string) =>
  call<{ readonly releases: readonly Release[] }>('GET', `/releases${queryText({ survey })}`);

export const postRelease = (survey: string, period: string | null) =>
  call<Release>(
    'POST',
    `/surveys/${encodeURIComponent(survey)}/releases`,
    period === null ? {} : { period },
  );
