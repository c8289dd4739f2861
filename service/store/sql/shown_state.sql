-- How far the shown cube of a survey has come.
-- $1 survey
SELECT folded, day, keeps_answers FROM shown_state WHERE survey_code = $1
