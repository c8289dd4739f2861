-- The number of the next release of a survey, which is locked.
-- $1 survey
SELECT (coalesce(max(release_number), 0) + 1)::int8 AS number
  FROM release
 WHERE survey_code = $1
