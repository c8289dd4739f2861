-- Tells how far the shown cube of a survey has come.
-- $1 survey  $2 number of showings  $3 day of the last one  $4 whether answers are kept
INSERT INTO shown_state (survey_code, folded, day, keeps_answers)
VALUES ($1, $2::bigint, $3::date, $4::boolean)
ON CONFLICT (survey_code) DO UPDATE
   SET folded = excluded.folded, day = excluded.day, keeps_answers = excluded.keeps_answers
