-- Enters those of whom a crosstab is told; the survey is held.
-- $1 survey  $2 number  $3 number of the showing  $4 units  $5 period  $6 procedure  $7 channel  $8 respondent type
INSERT INTO crosstab_question (survey_code, number, showing, units, period_code, procedure_code, channel, respondent_type)
VALUES ($1, $2::bigint, $3::bigint, $4, $5, $6, $7, $8)
