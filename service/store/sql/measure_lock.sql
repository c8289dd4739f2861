-- Holds a scorecard until the end of the transaction: its plan is written by one at a time. What it
-- guards is to be read by a later statement: this one may have waited.
-- $1 unit  $2 framework  $3 period
SELECT period
  FROM scorecard
 WHERE unit_code = $1 AND framework_code = $2 AND period = $3
   FOR UPDATE
