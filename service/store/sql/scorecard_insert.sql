-- Begins a scorecard, unless it is there already.
-- $1 unit  $2 framework  $3 period  $4 version of the framework
INSERT INTO scorecard (unit_code, framework_code, period, framework_version)
VALUES ($1, $2, $3, $4::int)
ON CONFLICT DO NOTHING
