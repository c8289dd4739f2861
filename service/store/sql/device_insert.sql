-- $1 survey  $2 counter  $3 label  $4 code, of which only the hash is kept  $5 today  $6 last day of the code
INSERT INTO device (survey_code, counter_code, label, code_sha256, made_on, code_expires_on)
VALUES ($1, $2, $3, sha256(convert_to($4, 'UTF8')), $5::date, $6::date)
RETURNING device_id AS id
