-- All keys, without their hashes.
SELECT staff_key_id AS id, role, unit_code AS unit, label, made_on,
       coalesce(revoked_on, made_on) AS revoked_on, revoked_on IS NOT NULL AS revoked
  FROM staff_key
 ORDER BY staff_key_id
