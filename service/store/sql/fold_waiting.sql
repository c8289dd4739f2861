-- The revisions of some responses that are still in the queue.
-- $1 ids
SELECT w.response_id, w.revision
  FROM fold_queue q
 CROSS JOIN LATERAL unnest(q.response_ids, q.revisions) AS w (response_id, revision)
 WHERE w.response_id = ANY ($1::uuid[])
