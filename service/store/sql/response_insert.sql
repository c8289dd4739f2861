-- Stores a revision of a response, unless the survey is closed, the same or a higher revision is
-- there, or the id stands under another unit, survey, day or channel.
-- $1 unit  $2 survey  $3 day  $4 id  $5 revision  $6 complete  $7 channel  $8 respondent type
-- $9 counter  $10 procedure  $11 language  $12 seconds  $13 encoded answers  $14 texts
INSERT INTO response (unit_code, survey_code, day, response_id, revision, complete, channel,
                      respondent_type, counter_code, procedure_code, language, duration_s, answers,
                      texts)
SELECT $1, $2, $3::date, $4::uuid, $5::smallint, $6, $7, $8, $9, $10, $11, $12::int, $13::bytea,
       $14::text[]
 WHERE EXISTS (SELECT FROM survey WHERE survey_code = $2 AND open)
   AND NOT EXISTS (SELECT FROM response
                    WHERE response_id = $4::uuid
                      AND (revision >= $5::smallint OR unit_code <> $1 OR survey_code <> $2
                           OR day <> $3::date OR channel <> $7))
ON CONFLICT DO NOTHING
