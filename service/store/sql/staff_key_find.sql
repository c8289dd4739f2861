-- Whose key this is, if it is good.
-- $1 the key
SELECT staff_key_id AS id, role, unit_code AS unit, label, made_on, made_on AS revoked_on,
       false AS revoked
  FROM staff_key
 WHERE key_sha256 = sha256(convert_to($1, 'UTF8')) AND revoked_on IS NULL
