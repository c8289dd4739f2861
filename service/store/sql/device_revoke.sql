-- $1 number of the device  $2 today  $3 unit above all that may be touched, '' for all
WITH RECURSIVE visible AS (
    SELECT unit_code FROM unit WHERE unit_code = $3
    UNION
    SELECT u.unit_code FROM unit u JOIN visible v ON u.parent_code = v.unit_code
)
UPDATE device SET revoked_on = $2::date
 WHERE device_id = $1::int8 AND revoked_on IS NULL
   AND ($3 = '' OR counter_code IN (SELECT unit_code FROM visible))
