-- The period of a unit's next scorecard in a framework, if there is one.
-- $1 unit  $2 framework  $3 period
SELECT period
  FROM scorecard
 WHERE unit_code = $1 AND framework_code = $2 AND period COLLATE "C" > $3
 ORDER BY period COLLATE "C"
 LIMIT 1
