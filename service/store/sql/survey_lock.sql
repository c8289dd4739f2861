-- Holds a survey until the end of the transaction. What it guards is to be read by a later
-- statement: this one may have waited, and sees what was there before.
-- $1 survey
SELECT survey_code AS code
  FROM survey
 WHERE survey_code = $1
   FOR UPDATE
