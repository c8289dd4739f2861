-- Each reporting unit of a survey with itself and every unit above it.
-- $1 survey
WITH RECURSIVE above AS (
    SELECT su.unit_code, u.unit_code AS above_code, u.parent_code
      FROM survey_unit su JOIN unit u USING (unit_code)
     WHERE su.survey_code = $1
    UNION
    SELECT a.unit_code, u.unit_code, u.parent_code
      FROM above a JOIN unit u ON u.unit_code = a.parent_code
)
SELECT unit_code AS unit, above_code AS above
  FROM above
 ORDER BY above_code COLLATE "C", unit_code COLLATE "C"
