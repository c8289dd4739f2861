-- Tells how far the cube of a survey has come.
-- $1 survey  $2 number of folds  $3 responses in it  $4 whether it has to be recomputed
INSERT INTO fold_state (survey_code, folded, responses, outdated)
VALUES ($1, $2, $3, $4)
ON CONFLICT (survey_code) DO UPDATE
   SET folded = excluded.folded, responses = excluded.responses, outdated = excluded.outdated
