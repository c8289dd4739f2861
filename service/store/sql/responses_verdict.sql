-- What is stored of each revision of a batch, in its order: known (it or a higher one), conflict (other content
-- under its id), closed (nothing, and the survey takes no more), or absent.
-- Parameters as in responses_insert.
SELECT CASE
       WHEN f.elsewhere THEN 'conflict'
       WHEN f.this_revision THEN CASE WHEN f.the_same THEN 'known' ELSE 'conflict' END
       WHEN f.higher_revision THEN 'known'
       WHEN NOT EXISTS (SELECT FROM survey s WHERE s.survey_code = b.survey_code AND s.open)
           THEN 'closed'
       ELSE 'absent' END AS verdict
  FROM unnest($1::text[], $2::text[], $3::date[], $4::uuid[], $5::smallint[], $6::boolean[],
              $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::int[],
              $13::bytea[], $14::text[])
       WITH ORDINALITY
    AS b (unit_code, survey_code, day, response_id, revision, complete, channel, respondent_type,
          counter_code, procedure_code, language, duration_s, answers, texts, place)
 CROSS JOIN LATERAL (
       SELECT bool_or(r.unit_code <> b.unit_code OR r.survey_code <> b.survey_code
                      OR r.day <> b.day OR r.channel <> b.channel) AS elsewhere,
              bool_or(r.revision = b.revision) AS this_revision,
              bool_or(r.revision > b.revision) AS higher_revision,
              bool_or(r.revision = b.revision AND
                      (r.complete, r.respondent_type, r.counter_code, r.procedure_code, r.language,
                       r.duration_s, r.answers, r.texts) IS NOT DISTINCT FROM
                      (b.complete, b.respondent_type, b.counter_code, b.procedure_code, b.language,
                       b.duration_s, b.answers, b.texts::text[])) AS the_same
         FROM response r
        WHERE r.response_id = b.response_id) f
 ORDER BY b.place
