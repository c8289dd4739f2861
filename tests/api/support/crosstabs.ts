import assert from 'node:assert/strict';
import { fileOf, liveResults, mustRun, sql } from './command.ts';
import { asStaff, resultsPath, type Answer } from './http.ts';
import type { Response } from './world.ts';

export const ITEMS = { figures: 'crosstab', first: 'gender', second: 'visited' };

export const askCrosstab = (
  survey: string,
  filter: Readonly<Record<string, string>> = {},
  base?: string,
): Promise<Answer> =>
  asStaff(
    resultsPath(survey, `?${new URLSearchParams({ ...ITEMS, ...filter })}`),
    base === undefined ? {} : { base },
  );

export const isWhole = ({ status, json }: Answer): boolean =>
  status === 200 && !JSON.stringify(json.marks).includes('c');

export function assertWithheld({ status, json, text }: Answer): void {
  assert.equal(status, 409, text);
  assert.equal(json.type, '/problems/withheld');
  assert.match(json.detail, /dưới 10 người.*fewer than 10 people/);
  assert.ok(!/responses|counts|"n"/.test(text), 'nothing else is told');
}

export async function store(survey: string, more: readonly Response[]): Promise<void> {
  await mustRun(
    ...['import', '--survey', survey],
    fileOf(more.map((row) => JSON.stringify(row)).join('\n')),
  );
  await liveResults(survey);
}

export const letDaysPass = (survey: string, days = 1): Promise<readonly string[]> =>
  sql(`UPDATE sipas.shown_state SET day = day - ${days} WHERE survey_code = '${survey}'`);

export const questionsOf = (survey: string): Promise<readonly string[]> =>
  sql(`SELECT number, units, period_code, procedure_code, channel, respondent_type
         FROM sipas.crosstab_question WHERE survey_code = '${survey}' ORDER BY number`);

/** Enters the questions of the ledger again and again, as if they had been asked at many showings. */
export const enterAgain = (survey: string, until: number): Promise<readonly string[]> =>
  sql(`WITH told AS (SELECT *, count(*) OVER () AS count FROM sipas.crosstab_question
                      WHERE survey_code = '${survey}')
       INSERT INTO sipas.crosstab_question
       SELECT survey_code, n, showing, units, period_code, procedure_code, channel, respondent_type
         FROM told, generate_series(count + 1, ${until}) n
        WHERE number = n % count + 1`);
