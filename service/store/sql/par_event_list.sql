-- The history of a scorecard, oldest first.
-- $1 unit  $2 framework  $3 period
SELECT criterion_code AS criterion, action, from_state AS "from", to_state AS "to", reason, author,
       to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
  FROM par_event
 WHERE unit_code = $1 AND framework_code = $2 AND period = $3
 ORDER BY entry
