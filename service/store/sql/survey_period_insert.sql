-- $1 survey  $2 period  $3, $4 [from, until)
INSERT INTO survey_period (survey_code, period_code, starts_on, ends_before)
VALUES ($1, $2, $3::date, $4::date)
