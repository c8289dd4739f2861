-- Enters points of a criterion, in the turn of the scorecard; what was entered before stays.
-- $1 unit  $2 framework  $3 period  $4 criterion, '' for a published total  $5 stage  $6 applicable
-- $7 points in millionths  $8 reason  $9 today  $10 author  $11 kind of facts, '' without
-- $12 option  $13 numerator, count or value  $14 denominator
INSERT INTO score (unit_code, framework_code, period, turn, criterion_code, stage, applicable,
                   points, reason, entered_on, author, facts, fact_option, fact_number, fact_of)
SELECT unit_code, framework_code, period, turn, $4, $5, $6::boolean, $7::int8, $8, $9::date, $10,
       $11, $12, $13::int8, $14::int8
  FROM scorecard
 WHERE unit_code = $1 AND framework_code = $2 AND period = $3
