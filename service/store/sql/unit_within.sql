-- One row if a unit is another one or below it.
-- $1 unit  $2 the unit above
WITH RECURSIVE above AS (
    SELECT unit_code, parent_code FROM unit WHERE unit_code = $1
    UNION
    SELECT u.unit_code, u.parent_code FROM unit u JOIN above a ON u.unit_code = a.parent_code
)
SELECT unit_code AS code FROM above WHERE unit_code = $2
