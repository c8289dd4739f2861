-- Units whose parent or successor does not exist, and units that are not below any top.
WITH RECURSIVE reached AS (
    SELECT unit_code FROM unit WHERE parent_code = ''
    UNION
    SELECT u.unit_code FROM unit u JOIN reached r ON u.parent_code = r.unit_code
)
SELECT unit_code AS code
  FROM unit u
 WHERE unit_code NOT IN (SELECT unit_code FROM reached)
    OR successor_code <> '' AND NOT EXISTS (SELECT FROM unit s WHERE s.unit_code = u.successor_code)
 ORDER BY unit_code COLLATE "C"
