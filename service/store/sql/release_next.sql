-- The number of the next release of a survey. Locks the survey: one release at a time.
-- $1 survey
SELECT (SELECT coalesce(max(release_number), 0) + 1 FROM release r
         WHERE r.survey_code = s.survey_code)::int8 AS number
  FROM survey s
 WHERE survey_code = $1
   FOR UPDATE
