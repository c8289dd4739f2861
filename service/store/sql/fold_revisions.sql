-- All stored revisions under some ids. By id alone, behind a fence: where the table has grown since it was last
-- analysed, the index of survey and day looks as good as that of the ids, and is a thousand times worse.
-- $1 ids
SELECT r.unit_code, r.survey_code, r.day, r.response_id, r.revision, r.complete, r.channel,
       r.respondent_type, r.counter_code, r.procedure_code, r.duration_s, r.answers
  FROM unnest($1::uuid[]) AS b (response_id)
 CROSS JOIN LATERAL (SELECT s.*
                       FROM response s
                      WHERE s.response_id = b.response_id
                     OFFSET 0) AS r
