-- Tells how far the shown cube of a survey has come.
-- $1 survey  $2 number of showings  $3 day of the last one
INSERT INTO shown_state (survey_code, folded, day)
VALUES ($1, $2::bigint, $3::date)
ON CONFLICT (survey_code) DO UPDATE SET folded = excluded.folded, day = excluded.day
