-- $1 survey  $2 number  $3 framework  $4 criterion  $5 period  $6 maximum  $7 has a target
-- $8, $9 target  $10 its source; points in millionths
INSERT INTO release_feed (survey_code, release_number, framework_code, criterion_code, period,
                          max_points, has_target, target_low, target_high, target_source)
VALUES ($1, $2::int, $3, $4, $5, $6::int8, $7, $8::int8, $9::int8, $10)
