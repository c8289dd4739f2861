-- Whoever stands in the ranking of a framework and period, by code of the unit: all scorecards, or
-- for a key of limited scope those that are published and its own.
-- $1 framework  $2 period  $3 unit above all that may be seen unpublished, '' for all
WITH RECURSIVE own AS (
    SELECT unit_code FROM unit WHERE unit_code = $3
    UNION
    SELECT u.unit_code FROM unit u JOIN own o ON u.parent_code = o.unit_code
)
SELECT s.framework_code AS framework, s.framework_version::int8 AS version, s.unit_code AS unit,
       u.name_vi, u.name_en, s.period, s.state, s.decision_number,
       coalesce(s.decision_date, 'epoch') AS decision_date, s.turn::int8 AS turn,
       s.returned_turn::int8 AS returned, s.decisions::int8 AS decisions
  FROM scorecard s JOIN unit u USING (unit_code)
 WHERE s.framework_code = $1 AND s.period = $2
   AND ($3 = '' OR s.state = 'published' OR s.unit_code IN (SELECT unit_code FROM own))
 ORDER BY s.unit_code COLLATE "C"
