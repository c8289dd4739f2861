-- The sums of some cells of a part; those that are not there are left out.
-- $1 survey  $2 part  $3 units  $4 days  $5 counters  $6 procedures  $7 channels  $8 respondent types
SELECT k.place, t.sums
  FROM unnest($3::text[], $4::date[], $5::text[], $6::text[], $7::text[], $8::text[])
       WITH ORDINALITY AS k (unit_code, day, counter_code, procedure_code, channel, respondent_type, place)
  JOIN tally t ON t.unit_code = k.unit_code AND t.survey_code = $1 AND t.part = $2::smallint
              AND t.day = k.day AND t.counter_code = k.counter_code
              AND t.procedure_code = k.procedure_code AND t.channel = k.channel
              AND t.respondent_type = k.respondent_type
