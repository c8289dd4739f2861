-- Lets a gap of the kind that touches or holds these numbers reach as far; touches no row if there is none.
-- $1 number of the device  $2 kind  $3 first number  $4 last number
UPDATE device_gap SET until_number = greatest(until_number, $4::int8)
 WHERE device_id = $1::int8 AND kind = $2 AND from_number <= $3::int8 AND until_number >= $3::int8 - 1
