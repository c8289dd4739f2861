-- The responses of a survey that count (the highest revision of each id), by what weights are the same for.
-- $1 survey
SELECT r.unit_code AS unit, p.period_code AS period, r.channel, r.respondent_type AS respondent,
       count(*) AS responses
  FROM response r
  JOIN survey_period p ON p.survey_code = r.survey_code
                      AND r.day >= p.starts_on AND r.day < p.ends_before
 WHERE r.survey_code = $1::text
   AND NOT EXISTS (SELECT FROM response h
                    WHERE h.response_id = r.response_id AND h.revision > r.revision)
 GROUP BY r.unit_code, p.period_code, r.channel, r.respondent_type
 ORDER BY 1, 2, 3, 4
