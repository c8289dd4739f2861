-- Of whom crosstabs of a survey were told, the first ones first.
-- $1 survey
SELECT showing, units, period_code AS period, procedure_code AS procedure, channel,
       respondent_type AS respondent
  FROM crosstab_question
 WHERE survey_code = $1
 ORDER BY number
