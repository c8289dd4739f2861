-- Makes a key pair the first one, unless there is one already.
-- $1 public key  $2 secret key  $3 today
INSERT INTO signing_key (signing_key_id, public_key, secret_key, made_on)
VALUES (1, $1::bytea, $2::bytea, $3::date)
ON CONFLICT DO NOTHING
