-- The release that a criterion of a final scorecard stands on.
-- $1 unit  $2 framework  $3 period  $4 criterion  $5 survey  $6 release
INSERT INTO scorecard_release (unit_code, framework_code, period, criterion_code, survey_code,
                               release_number)
VALUES ($1, $2, $3, $4, $5, $6::int)
ON CONFLICT DO NOTHING
