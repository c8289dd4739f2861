-- $1 survey  $2 number  $3 document  $4 today
INSERT INTO release (survey_code, release_number, document, sha256, released_on)
VALUES ($1, $2::int, $3, sha256(convert_to($3, 'UTF8')), $4::date)
