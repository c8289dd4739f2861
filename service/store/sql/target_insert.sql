-- Sets a target; the last of its kind and criterion counts.
-- $1 unit  $2 framework  $3 period  $4 kind  $5 criterion or ''  $6 low  $7 high, in millionths
-- $8 source
INSERT INTO par_target (unit_code, framework_code, period, kind, criterion_code, low, high, source)
VALUES ($1, $2, $3, $4, $5, $6::int8, $7::int8, $8)
