-- The shown cells of a survey that a later showing than the given one has moved.
-- $1 survey  $2 number of a showing, 0 for all cells
SELECT part, unit_code, day, counter_code, procedure_code, channel, respondent_type, sums
  FROM shown_tally
 WHERE survey_code = $1 AND folded > $2::bigint
