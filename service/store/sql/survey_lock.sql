-- Holds a survey until the end of the transaction. What it guards is to be read by a later
-- statement: this one may have waited, and sees what was there before.
-- Rows that refer to the survey may come meanwhile: the showing of millions takes a minute.
-- $1 survey
SELECT survey_code AS code
  FROM survey
 WHERE survey_code = $1
   FOR NO KEY UPDATE
