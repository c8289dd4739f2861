-- The exports that were made, the last first.
-- $1 survey, '' for all
SELECT export_id AS number, made_on AS day, coalesce(staff_key_id, 0) AS key, survey_code AS survey,
       scope_code AS scope, unit_code AS unit, procedure_code AS procedure, channel,
       respondent_type AS respondent, period_code AS period, texts, format, row_count AS rows, sha256,
       weights IS NOT NULL AS form_noted, coalesce(weights, '') AS weights,
       coalesce(byte_order_mark, false) AS mark, coalesce(decimal_comma, false) AS comma
  FROM export_log
 WHERE $1 = '' OR survey_code = $1
 ORDER BY export_id DESC
