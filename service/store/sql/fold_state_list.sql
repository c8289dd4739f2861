-- How far the cubes have come.
-- $1 survey, '' for all
SELECT survey_code AS survey, folded, responses, outdated
  FROM fold_state
 WHERE $1 = '' OR survey_code = $1
 ORDER BY survey_code COLLATE "C"
