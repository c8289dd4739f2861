-- Moves the head of a chain and notes what the device told of itself.
-- $1 number of the device  $2 number of the entry  $3 its hash  $4 its session  $5 whether that is open
-- $6 version  $7 queue
UPDATE device
   SET head_number = $2::int8, head_hash = $3::bytea, head_session = $4::int8, head_open = $5, version = $6,
       queue = $7::int
 WHERE device_id = $1::int8
