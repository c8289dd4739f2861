-- Exchanges a good code for a key, once.
-- $1 code  $2 the key, of which only the hash is kept  $3 today
UPDATE device
   SET code_sha256 = NULL, key_sha256 = sha256(convert_to($2, 'UTF8')), enrolled_on = $3::date, contact_on = $3::date
 WHERE code_sha256 = sha256(convert_to($1, 'UTF8')) AND code_expires_on >= $3::date AND revoked_on IS NULL
RETURNING device_id AS id
