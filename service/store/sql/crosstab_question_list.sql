-- Of whom crosstabs of a survey were told after so many were, the first ones first.
-- $1 survey  $2 number of the last one that is known
SELECT showing, units AS unit, period_code AS period, procedure_code AS procedure, channel,
       respondent_type AS respondent
  FROM crosstab_question
 WHERE survey_code = $1 AND number > $2::bigint
 ORDER BY number
