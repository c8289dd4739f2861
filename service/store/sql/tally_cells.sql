-- The cells of a survey that a later fold than the given one has changed.
-- $1 survey  $2 number of a fold, 0 for all cells
SELECT part, unit_code, day, counter_code, procedure_code, channel, respondent_type, sums
  FROM tally
 WHERE survey_code COLLATE "C" = $1 AND folded > $2::bigint
