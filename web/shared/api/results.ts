import type { CrosstabReport } from '../domain/crosstab.ts';
import type { Filters } from '../domain/filters.ts';
import type { Cut, FigureReports, Release, Scheme } from '../domain/results.ts';
import { call, queryText } from './http.ts';

export interface FiguresQuery {
  readonly by?: Cut | null;
  readonly filters: Filters;
  readonly scheme: Scheme | null;
  /** Leaves out of the answer what is not drawn from it. */
  readonly measure?: 'index' | 'index,factor';
  /** The periods of a change. */
  readonly from?: string;
  readonly to?: string;
}

const pathOf = (survey: string, part = 'results') =>
  `/surveys/${encodeURIComponent(survey)}/${part}`;

const membersOf = ({ filters, ...others }: FiguresQuery) => ({ ...others, ...filters });

export const getFigures = <Figures extends keyof FigureReports>(
  survey: string,
  figures: Figures,
  query: FiguresQuery,
) =>
  call<FigureReports[Figures]>(
    'GET',
    `${pathOf(survey)}${queryText({
      ...membersOf(query),
      figures: figures === 'estimates' ? null : figures,
    })}`,
  );

/** Asking has a price: of whom a crosstab is told is kept, and what it tells bounds later ones. */
export const getCrosstab = (survey: string, first: string, second: string, filters: Filters) =>
  call<CrosstabReport>(
    'GET',
    `${pathOf(survey)}${queryText({ ...filters, figures: 'crosstab', first, second })}`,
  );

/** Where the service gives the same figures as a workbook. */
export const workbookAddress = (survey: string, query: FiguresQuery): string =>
  `/api/v1${pathOf(survey)}${queryText({ ...membersOf(query), format: 'xlsx' })}`;

/** Where the service writes the official report, of one period or of all. */
export const reportAddress = (survey: string, format: 'pdf' | 'docx', period?: string): string =>
  `/api/v1${pathOf(survey, 'report')}${queryText({ format, period })}`;

export const getReleases = (survey: string) =>
  call<{ readonly releases: readonly Release[] }>('GET', `/releases${queryText({ survey })}`);

export const postRelease = (survey: string, period: string | null) =>
  call<Release>(
    'POST',
    `/surveys/${encodeURIComponent(survey)}/releases`,
    period === null ? {} : { period },
  );
