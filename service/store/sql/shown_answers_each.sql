-- The answers that crosstabs of a survey are counted of.
-- $1 survey
SELECT unit_code, period_code, channel, respondent_type, procedure_code, since, few, few_until, answers
  FROM shown_answers
 WHERE survey_code = $1
