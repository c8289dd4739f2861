-- All key pairs, the newest first.
SELECT public_key, secret_key FROM seal_key ORDER BY seal_key_id DESC
