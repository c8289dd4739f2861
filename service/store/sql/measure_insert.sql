-- Writes a measure of a plan; what was written before stays.
-- $1 unit  $2 framework  $3 period  $4 code  $5 criterion  $6 title  $7 owner unit  $8 owner
-- $9 due on  $10 cost  $11 chance in percent  $12 expected, $13 achieved points in millionths,
-- the latter null if it is not known  $14 requires, $15 excludes: codes separated by blanks
-- $16 proof  $17 progress  $18 state  $19 reason  $20 author  $21 today
INSERT INTO measure (unit_code, framework_code, period, measure_code, criterion_code, title,
                     owner_unit, owner, due_on, cost, chance_percent, expected_points,
                     achieved_points, requires, excludes, expected_proof, progress, state, reason,
                     author, made_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::date, $10::int8, $11::int8, $12::int8,
        $13::int8, $14, $15, $16, $17::int8, $18, $19, $20, $21::date)
