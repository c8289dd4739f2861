-- The counters below the reporting units of a survey, each with the nearest reporting unit above it.
-- $1 survey
WITH RECURSIVE below AS (
    SELECT u.unit_code, u.unit_code AS reporting, u.kind, u.name_vi, u.name_en, u.valid_from,
           u.valid_until
      FROM survey_unit su JOIN unit u USING (unit_code)
     WHERE su.survey_code = $1
    UNION ALL
    SELECT u.unit_code, b.reporting, u.kind, u.name_vi, u.name_en, u.valid_from, u.valid_until
      FROM below b JOIN unit u ON u.parent_code = b.unit_code
     WHERE NOT EXISTS (SELECT FROM survey_unit n WHERE n.survey_code = $1
                                                   AND n.unit_code = u.unit_code)
)
SELECT unit_code AS code, reporting AS unit, name_vi, name_en, valid_from, valid_until
  FROM below
 WHERE kind = 'counter'
 ORDER BY unit_code COLLATE "C"
