-- $1 survey  $2 number  $3 unit  $4 satisfied  $5 valid  $6 respondents  $7 known  $8 share
-- $9, $10 interval
INSERT INTO release_figure (survey_code, release_number, unit_code, satisfied, valid, respondents,
                            known, value, low, high)
VALUES ($1, $2::int, $3, $4::int8, $5::int8, $6::int8, $7, $8::float8, $9::float8, $10::float8)
