-- The scorecards of what may be seen, of each framework the latest period first.
-- $1 unit above all that may be seen, '' for all
WITH RECURSIVE visible AS (
    SELECT unit_code FROM unit WHERE unit_code = $1
    UNION
    SELECT u.unit_code FROM unit u JOIN visible v ON u.parent_code = v.unit_code
)
SELECT s.framework_code AS framework, s.framework_version::int8 AS version, s.unit_code AS unit,
       u.name_vi, u.name_en, s.period, s.state, s.decision_number,
       coalesce(s.decision_date, 'epoch') AS decision_date, s.turn::int8 AS turn,
       s.returned_turn::int8 AS returned, s.decisions::int8 AS decisions
  FROM scorecard s JOIN unit u USING (unit_code)
 WHERE $1 = '' OR s.unit_code IN (SELECT unit_code FROM visible)
 ORDER BY s.framework_code COLLATE "C", s.framework_version, s.period COLLATE "C" DESC,
          s.unit_code COLLATE "C"
