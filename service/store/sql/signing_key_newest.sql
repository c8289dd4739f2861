-- The key pair that signs.
SELECT signing_key_id::int8 AS number, public_key, secret_key
  FROM signing_key
 ORDER BY signing_key_id DESC
 LIMIT 1
