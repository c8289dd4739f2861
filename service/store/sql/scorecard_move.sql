-- Moves a scorecard on.
-- $1 unit  $2 framework  $3 period  $4 state  $5 number of the decision, '' without  $6 its date
-- $7 turn  $8 turn of the last return  $9 decisions
UPDATE scorecard
   SET state = $4, decision_number = $5,
       decision_date = CASE WHEN $5 = '' THEN NULL ELSE $6::date END,
       turn = $7::int, returned_turn = $8::int, decisions = $9::int
 WHERE unit_code = $1 AND framework_code = $2 AND period = $3
