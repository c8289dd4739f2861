-- Responses that are counted and that are shown, by what may be told apart at most.
-- $1 survey
SELECT t.unit_code AS unit, p.period_code AS period, t.channel, t.respondent_type AS respondent,
       t.procedure_code AS procedure, p.ends_before AS until, sum(t.live)::bigint AS live,
       sum(t.shown)::bigint AS shown
  FROM (SELECT unit_code, day, channel, respondent_type, procedure_code, (tally_sums(sums, 1))[1] AS live, 0 AS shown
          FROM tally WHERE survey_code = $1 AND part = 0
         UNION ALL
        SELECT unit_code, day, channel, respondent_type, procedure_code, 0, (tally_sums(sums, 1))[1]
          FROM shown_tally WHERE survey_code = $1 AND part = 0) t
  JOIN survey_period p ON p.survey_code = $1 AND t.day >= p.starts_on AND t.day < p.ends_before
 GROUP BY 1, 2, 3, 4, 5, 6
 ORDER BY 1, 2, 3, 4, 5
