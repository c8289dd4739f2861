-- Counts sessions of a day.
-- $1 number of the device  $2 day  $3 opened  $4 abandoned  $5 submitted
INSERT INTO device_day AS d (device_id, day, opened, abandoned, submitted)
VALUES ($1::int8, $2::date, $3::int, $4::int, $5::int)
ON CONFLICT (device_id, day) DO UPDATE
   SET opened = d.opened + excluded.opened, abandoned = d.abandoned + excluded.abandoned,
       submitted = d.submitted + excluded.submitted
