-- The reporting units of a survey.
-- $1 survey
SELECT u.unit_code AS code, u.parent_code AS parent, u.kind, u.name_vi, u.name_en, u.valid_from,
       u.valid_until, u.successor_code AS successor
  FROM survey_unit su JOIN unit u USING (unit_code)
 WHERE su.survey_code = $1
 ORDER BY u.unit_code COLLATE "C"
