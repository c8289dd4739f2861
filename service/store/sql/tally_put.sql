-- Writes cells of a part whole.
-- $1 survey  $2 part  $3 units  $4 days  $5 counters  $6 procedures  $7 channels  $8 respondent types
-- $9 number of the fold  $10 packed sums
INSERT INTO tally (unit_code, survey_code, part, day, counter_code, procedure_code, channel,
                   respondent_type, folded, sums)
SELECT k.unit_code, $1, $2::smallint, k.day, k.counter_code, k.procedure_code, k.channel,
       k.respondent_type, $9::bigint, k.sums
  FROM unnest($3::text[], $4::date[], $5::text[], $6::text[], $7::text[], $8::text[], $10::bytea[])
       AS k (unit_code, day, counter_code, procedure_code, channel, respondent_type, sums)
ON CONFLICT (unit_code, survey_code, part, day, counter_code, procedure_code, channel, respondent_type)
   DO UPDATE SET sums = excluded.sums, folded = excluded.folded
