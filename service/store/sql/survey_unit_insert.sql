-- $1 survey  $2 reporting unit
INSERT INTO survey_unit (survey_code, unit_code)
SELECT $1, unit_code FROM unit WHERE unit_code = $2
