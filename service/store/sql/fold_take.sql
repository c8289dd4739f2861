-- Takes batches out of the queue, the first ones first, until there are enough responses. Batch by batch along the index: how
-- many a batch has is known only when it is looked at.
-- $1 how many responses are enough
WITH RECURSIVE portion AS (
    (SELECT batch, cardinality(response_ids) AS responses
       FROM fold_queue
      ORDER BY batch
      LIMIT 1)
    UNION ALL
    SELECT n.batch, p.responses + cardinality(n.response_ids)
      FROM portion p
     CROSS JOIN LATERAL (SELECT q.batch, q.response_ids
                           FROM fold_queue q
                          WHERE q.batch > p.batch
                          ORDER BY q.batch
                          LIMIT 1) AS n
     WHERE p.responses < $1::bigint
)
DELETE FROM fold_queue
 WHERE batch = ANY (ARRAY (SELECT batch FROM portion))
RETURNING unit_codes, survey_codes, days, response_ids, revisions, complete, channels, respondent_types,
          counter_codes, procedure_codes, durations_s, answers
