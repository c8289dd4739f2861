-- $1 survey  $2 period  $3 unit  $4 procedure  $5 channel  $6 respondent type  $7 finished procedures
INSERT INTO survey_population (survey_code, period_code, unit_code, procedure_code, channel,
                               respondent_type, transactions)
VALUES ($1, $2, $3, $4, $5, $6, $7::int8)
