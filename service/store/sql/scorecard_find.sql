-- One scorecard.
-- $1 unit  $2 framework  $3 period, '' for the latest
SELECT s.framework_code AS framework, s.framework_version::int8 AS version, s.unit_code AS unit,
       u.name_vi, u.name_en, s.period, s.state, s.decision_number,
       coalesce(s.decision_date, 'epoch') AS decision_date, s.turn::int8 AS turn,
       s.returned_turn::int8 AS returned, s.decisions::int8 AS decisions
  FROM scorecard s JOIN unit u USING (unit_code)
 WHERE s.unit_code = $1 AND s.framework_code = $2 AND ($3 = '' OR s.period = $3)
 ORDER BY s.period COLLATE "C" DESC
 LIMIT 1
