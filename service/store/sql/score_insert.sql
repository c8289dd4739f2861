-- Enters points of a criterion; what was entered before stays.
-- $1 unit  $2 framework  $3 period  $4 criterion  $5 stage  $6 applicable  $7 points in millionths
-- $8 reason  $9 today
INSERT INTO score (unit_code, framework_code, period, criterion_code, stage, applicable, points,
                   reason, entered_on)
VALUES ($1, $2, $3, $4, $5, $6, $7::int8, $8, $9::date)
