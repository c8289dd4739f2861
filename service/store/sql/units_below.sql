-- A unit and every unit below it.
-- $1 unit
WITH RECURSIVE below AS (
    SELECT unit_code FROM unit WHERE unit_code = $1
    UNION
    SELECT u.unit_code FROM unit u JOIN below b ON u.parent_code = b.unit_code
)
SELECT unit_code AS code FROM below ORDER BY unit_code COLLATE "C"
