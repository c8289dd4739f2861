-- Opens or closes a survey.
-- $1 survey  $2 open
UPDATE survey SET open = $2 WHERE survey_code = $1
