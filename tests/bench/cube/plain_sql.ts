import { CRITERIA } from './generate.ts';

const SATISFIED = ['4', '5'];

/** Share of satisfied answers of every criterion by unit, as one writes it over single responses. */
export function plainSql(survey: string, filter: string): string {
  const columns = Array.from({ length: CRITERIA }, (_, item) => {
    const value = `get_byte(answers, ${item})`;

    return (
      `sum((${value} IN (${SATISFIED.join(',')}))::int)::float8 / ` +
      `nullif(sum((${value} BETWEEN 1 AND 5)::int), 0) AS i${item}`
    );
  });

  return (
    `SELECT unit_code, ${columns.join(', ')} FROM sipas.response ` +
    `WHERE survey_code = '${survey}' ${filter} GROUP BY unit_code`
  );
}

/** The same for a table of small integers in columns. */
export function columnSql(table: string): string {
  const columns = Array.from(
    { length: CRITERIA },
    (_, item) =>
      `sum((i${item} IN (4, 5))::int)::double / nullif(sum((i${item} BETWEEN 1 AND 5)::int), 0) AS s${item}`,
  );

  return `SELECT unit, ${columns.join(', ')} FROM ${table} GROUP BY unit`;
}

export const crosstabSql = (table: string): string =>
  `SELECT i0, i14, count(*) FROM ${table} GROUP BY i0, i14`;
