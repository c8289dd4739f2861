-- $1 number of the device  $2 today
UPDATE device SET contact_on = $2::date WHERE device_id = $1::int8 AND contact_on IS DISTINCT FROM $2::date
