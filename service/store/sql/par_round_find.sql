-- $1 framework  $2 period, '' for the latest
SELECT framework_code AS framework, framework_version::int8 AS version, period, opened_on,
       self_until, appraise_until, explain_until
  FROM par_round
 WHERE framework_code = $1 AND ($2 = '' OR period = $2)
 ORDER BY period COLLATE "C" DESC
 LIMIT 1
