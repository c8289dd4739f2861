-- The head of a chain, held until the end of the transaction: two deliveries are taken one after the other.
-- $1 number of the device
SELECT head_number, head_hash, head_session, head_open FROM device WHERE device_id = $1::int8 FOR UPDATE
