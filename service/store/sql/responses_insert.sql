-- Stores the revisions of a batch, no id twice, and tells the ids that it stored. Left out are those of a
-- closed survey, those of which the same or a higher revision is there, and those whose id stands under another
-- unit, survey, day or channel. What is stored is queued for the fold in the same breath: one row, whatever its number.
-- $1 units  $2 surveys  $3 days  $4 ids  $5 revisions  $6 complete  $7 channels  $8 respondent types
-- $9 counters  $10 procedures  $11 languages  $12 seconds  $13 encoded answers  $14 texts (array literals)
WITH stored AS (
    INSERT INTO response (unit_code, survey_code, day, response_id, revision, complete, channel,
                          respondent_type, counter_code, procedure_code, language, duration_s, answers,
                          texts)
    SELECT b.unit_code, b.survey_code, b.day, b.response_id, b.revision, b.complete, b.channel,
           b.respondent_type, b.counter_code, b.procedure_code, b.language, b.duration_s, b.answers,
           b.texts::text[]
      FROM unnest($1::text[], $2::text[], $3::date[], $4::uuid[], $5::smallint[], $6::boolean[],
                  $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::int[],
                  $13::bytea[], $14::text[])
        AS b (unit_code, survey_code, day, response_id, revision, complete, channel, respondent_type,
              counter_code, procedure_code, language, duration_s, answers, texts)
     WHERE EXISTS (SELECT FROM survey s WHERE s.survey_code = b.survey_code AND s.open)
       AND NOT EXISTS (SELECT FROM response r
                        WHERE r.response_id = b.response_id
                          AND (r.revision >= b.revision OR r.unit_code <> b.unit_code
                               OR r.survey_code <> b.survey_code OR r.day <> b.day
                               OR r.channel <> b.channel))
    ON CONFLICT DO NOTHING
    RETURNING unit_code, survey_code, day, response_id, revision, complete, channel, respondent_type,
              counter_code, procedure_code, duration_s, answers
), queued AS (
    INSERT INTO fold_queue (unit_codes, survey_codes, days, response_ids, revisions, complete, channels,
                            respondent_types, counter_codes, procedure_codes, durations_s, answers)
    SELECT array_agg(unit_code), array_agg(survey_code), array_agg(day), array_agg(response_id),
           array_agg(revision), array_agg(complete), array_agg(channel), array_agg(respondent_type),
           array_agg(counter_code), array_agg(procedure_code), array_agg(duration_s), array_agg(answers)
      FROM stored
    HAVING count(*) > 0
)
SELECT response_id FROM stored
