-- $1 number of the device  $2 kind  $3 first number  $4 last number  $5 today
INSERT INTO device_gap (device_id, kind, from_number, until_number, found_on)
VALUES ($1::int8, $2, $3::int8, $4::int8, $5::date)
