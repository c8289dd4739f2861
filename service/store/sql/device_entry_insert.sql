-- $1 number of the device  $2 numbers  $3 hashes in hexadecimal
INSERT INTO device_entry (device_id, number, hash)
SELECT $1::int8, e.number, decode(e.hash, 'hex') FROM unnest($2::int8[], $3::text[]) AS e (number, hash)
