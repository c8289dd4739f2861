-- The document that waits longest, for this service alone until its lease is over: no connection is
-- held while it is posted, and if the service dies meanwhile another tries again.
-- $1 receivers to pass over, null for none  $2 lease in ms
WITH due AS (
    SELECT d.webhook_id, d.entry
      FROM webhook_delivery d
      JOIN webhook w USING (webhook_id)
     WHERE d.state = 'waiting' AND d.next_at <= now() AND w.ended_on IS NULL
       AND d.webhook_id <> ALL (coalesce($1::int[], '{}'))
     ORDER BY d.next_at, d.entry
     LIMIT 1
       FOR UPDATE OF d SKIP LOCKED
)
UPDATE webhook_delivery d
   SET attempts = d.attempts + 1, next_at = now() + $2::int8 * interval '1 ms'
  FROM due JOIN webhook w USING (webhook_id)
 WHERE d.webhook_id = due.webhook_id AND d.entry = due.entry
RETURNING d.webhook_id::int8 AS webhook, d.entry, d.attempts::int8 AS attempts, w.url, w.local,
          w.secret
