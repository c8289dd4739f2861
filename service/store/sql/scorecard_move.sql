-- Moves a scorecard on.
-- $1 unit  $2 framework  $3 period  $4 state  $5 number of the decision, '' without  $6 its date
UPDATE scorecard
   SET state = $4, decision_number = $5,
       decision_date = CASE WHEN $5 = '' THEN NULL ELSE $6::date END
 WHERE unit_code = $1 AND framework_code = $2 AND period = $3
