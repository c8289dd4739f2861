-- A release, if all units of its survey may be seen.
-- $1 survey  $2 number  $3 unit above all that may be seen, '' for all
WITH RECURSIVE visible AS (
    SELECT unit_code FROM unit WHERE unit_code = $3
    UNION
    SELECT u.unit_code FROM unit u JOIN visible v ON u.parent_code = v.unit_code
)
SELECT document
  FROM release
 WHERE survey_code = $1 AND release_number = $2::int8
   AND ($3 = '' OR NOT EXISTS (SELECT FROM survey_unit
                                WHERE survey_code = $1
                                  AND unit_code NOT IN (SELECT unit_code FROM visible)))
