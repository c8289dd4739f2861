-- $1 the key, of which only the hash is kept  $2 role  $3 unit  $4 label  $5 today
INSERT INTO staff_key (key_sha256, role, unit_code, label, made_on)
VALUES (sha256(convert_to($1, 'UTF8')), $2, $3, $4, $5::date)
