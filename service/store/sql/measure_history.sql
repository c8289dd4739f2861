-- All that was ever written in a plan, in that order.
-- $1 unit  $2 framework  $3 period
SELECT measure_code AS code, criterion_code AS criterion, title, owner_unit, owner,
       coalesce(u.name_vi, '') AS owner_vi, coalesce(u.name_en, '') AS owner_en, due_on, cost,
       chance_percent::int8 AS chance, expected_points AS expected,
       achieved_points IS NOT NULL AS achieved_known, coalesce(achieved_points, 0) AS achieved,
       requires, excludes, expected_proof AS proof, progress::int8 AS progress, state, reason,
       author, made_on
  FROM measure m
  LEFT JOIN unit u ON u.unit_code = m.owner_unit
 WHERE m.unit_code = $1 AND framework_code = $2 AND period = $3
 ORDER BY entry
