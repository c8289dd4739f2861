-- The release that a decision on a scorecard takes for a criterion; one row, with that of the
-- decision before.
-- $1 unit  $2 framework  $3 period  $4 criterion  $5 survey  $6 release  $7 decision
INSERT INTO scorecard_release (unit_code, framework_code, period, criterion_code, survey_code,
                               release_number, decision)
VALUES ($1, $2, $3, $4, $5, $6::int, $7::int)
RETURNING coalesce((SELECT b.survey_code || ' ' || b.release_number
                      FROM scorecard_release b
                     WHERE (b.unit_code, b.framework_code, b.period) = ($1, $2, $3)
                       AND b.criterion_code = $4 AND b.decision < $7::int
                     ORDER BY b.decision DESC
                     LIMIT 1), '') AS "before"
