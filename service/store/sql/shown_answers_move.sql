-- Keeps the answers of groups as they are counted now: of every response the highest revision that was folded. They move together
-- with the shown cube. Fewer than ten newcomers are what the last showing of a period takes: they count as if they had always been
-- there, or a question of before would stand against the same question from then on; so does a new group of fewer than ten.
-- $1 survey  $2 number of the showing  $3 units  $4 periods  $5 channels  $6 respondent types  $7 procedures
-- $8 0 for these groups, 1 for what has no answers of its own  $9 ten
WITH waiting AS MATERIALIZED (
    SELECT w.response_id, w.revision
      FROM fold_queue q
     CROSS JOIN LATERAL unnest(q.response_ids, q.revisions) AS w (response_id, revision)
)
INSERT INTO shown_answers AS kept (unit_code, survey_code, period_code, channel, respondent_type, procedure_code,
                                   since, few, few_until, responses, answers)
SELECT r.unit_code, r.survey_code, m.period_code, r.channel, r.respondent_type, r.procedure_code,
       CASE WHEN count(*) < $9::bigint THEN 0 ELSE $2::bigint END, 0, 0, count(*), string_agg(r.answers, ''::bytea ORDER BY r.answers)
  FROM survey_period p
  JOIN response r ON r.survey_code = $1 AND r.day >= p.starts_on AND r.day < p.ends_before
  JOIN unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
       AS m (unit_code, period_code, channel, respondent_type, procedure_code, part)
    ON m.part = '0' AND m.period_code = p.period_code AND m.unit_code = r.unit_code
   AND m.channel = r.channel AND m.respondent_type = r.respondent_type
   AND m.procedure_code = r.procedure_code
 WHERE p.survey_code = $1 AND p.period_code = ANY ($4::text[])
   AND NOT EXISTS (SELECT FROM waiting w
                    WHERE w.response_id = r.response_id AND w.revision = r.revision)
   AND NOT EXISTS (SELECT FROM response h
                    WHERE h.unit_code = r.unit_code AND h.survey_code = r.survey_code
                      AND h.day = r.day AND h.response_id = r.response_id
                      AND h.revision > r.revision AND h.revision > 1
                      AND NOT EXISTS (SELECT FROM waiting w
                                       WHERE w.response_id = h.response_id AND w.revision = h.revision))
 GROUP BY 1, 2, 3, 4, 5, 6
ON CONFLICT (unit_code, survey_code, period_code, channel, respondent_type, procedure_code)
   DO UPDATE SET few = CASE WHEN kept.responses < $9::bigint AND excluded.responses - kept.responses >= $9::bigint
                            THEN kept.responses ELSE kept.few END,
                 few_until = CASE WHEN kept.responses < $9::bigint AND excluded.responses - kept.responses >= $9::bigint
                                  THEN $2::bigint ELSE kept.few_until END,
                 responses = excluded.responses, answers = excluded.answers
