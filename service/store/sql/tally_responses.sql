-- The responses of a survey that count: the highest revision of each.
-- $1 survey
SELECT r.unit_code, r.survey_code, r.day, r.response_id, r.revision, r.complete, r.channel,
       r.respondent_type, r.counter_code, r.procedure_code, r.duration_s, r.answers
  FROM response r
 WHERE r.survey_code = $1
   AND NOT EXISTS (SELECT FROM response h
                    WHERE h.unit_code = r.unit_code AND h.survey_code = r.survey_code
                      AND h.day = r.day AND h.response_id = r.response_id
                      AND h.revision > r.revision)
