-- What was entered in a scorecard, in the order it was entered.
-- $1 unit  $2 framework  $3 period
SELECT criterion_code AS criterion, stage, applicable, points, reason, author, entered_on, facts,
       fact_option, fact_number, fact_of
  FROM score
 WHERE unit_code = $1 AND framework_code = $2 AND period = $3
 ORDER BY entry
