-- Takes batches out of the queue, the first ones first.
-- $1 how many at most
DELETE FROM fold_queue
 WHERE batch = ANY (ARRAY (SELECT batch FROM fold_queue ORDER BY batch LIMIT $1::bigint))
RETURNING unit_codes, survey_codes, days, response_ids, revisions, complete, channels, respondent_types,
          counter_codes, procedure_codes, durations_s, answers
