-- $1 survey  $2 number  $3 document  $4 today  $5 maximum of the sub-index  $6 has a target
-- $7, $8 target  $9 its source; points in millionths  $10 signing key  $11 signature
INSERT INTO release (survey_code, release_number, document, sha256, released_on, max_points,
                     has_target, target_low, target_high, target_source, signing_key_id, signature)
VALUES ($1, $2::int, $3, sha256(convert_to($3, 'UTF8')), $4::date, $5::int8, $6, $7::int8, $8::int8,
        $9, $10::int, $11::bytea)
RETURNING sha256
