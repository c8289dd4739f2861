-- The packed sums of some cells of a part; those that are not there are left out. Cell by cell behind a fence: joined, a table
-- that has grown since it was last analysed would be read once for each cell.
-- $1 survey  $2 part  $3 units  $4 days  $5 counters  $6 procedures  $7 channels  $8 respondent types
SELECT k.place, t.sums
  FROM unnest($3::text[], $4::date[], $5::text[], $6::text[], $7::text[], $8::text[])
       WITH ORDINALITY AS k (unit_code, day, counter_code, procedure_code, channel, respondent_type, place)
 CROSS JOIN LATERAL (SELECT c.sums
                       FROM tally c
                      WHERE c.unit_code = k.unit_code AND c.survey_code = $1 AND c.part = $2::smallint
                        AND c.day = k.day AND c.counter_code = k.counter_code
                        AND c.procedure_code = k.procedure_code AND c.channel = k.channel
                        AND c.respondent_type = k.respondent_type
                     OFFSET 0) AS t
