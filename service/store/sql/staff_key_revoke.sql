-- $1 number of the key  $2 today
UPDATE staff_key SET revoked_on = $2::date
 WHERE staff_key_id = $1::int8 AND revoked_on IS NULL
