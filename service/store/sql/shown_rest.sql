-- Groups of which every cell is shown as it is counted: they rest.
-- $1 survey
SELECT unit_code AS unit, p.period_code AS period, channel, respondent_type AS respondent,
       procedure_code AS procedure, p.ends_before AS until, sum((tally_sums(live.sums, 1))[1])::bigint AS live,
       sum((tally_sums(shown.sums, 1))[1])::bigint AS shown
  FROM (SELECT * FROM tally WHERE survey_code = $1 AND part = 0) live
  FULL JOIN (SELECT * FROM shown_tally WHERE survey_code = $1 AND part = 0) shown
       USING (unit_code, day, counter_code, procedure_code, channel, respondent_type)
  JOIN survey_period p ON p.survey_code = $1 AND day >= p.starts_on AND day < p.ends_before
 GROUP BY 1, 2, 3, 4, 5, 6
HAVING bool_and(live.sums IS NOT DISTINCT FROM shown.sums)
 ORDER BY 1, 2, 3, 4, 5
