-- Entries that are kept, of those with these numbers.
-- $1 number of the device  $2 numbers
SELECT number, hash FROM device_entry WHERE device_id = $1::int8 AND number = ANY ($2::int8[]) ORDER BY number
