-- $1 survey  $2 number  $3 framework  $4 criterion  $5 period
INSERT INTO release_feed (survey_code, release_number, framework_code, criterion_code, period)
VALUES ($1, $2::int, $3, $4, $5)
