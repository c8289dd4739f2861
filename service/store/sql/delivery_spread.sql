-- Every new entry for every receiver. Entries are committed in their order: all up to the last that
-- a receiver has were given to it.
INSERT INTO webhook_delivery (webhook_id, entry, state, attempts, next_at, last_status, last_fault)
SELECT w.webhook_id, e.entry, 'waiting', 0, now(), 0, ''
  FROM webhook w
  JOIN feed_entry e
    ON e.entry > greatest(w.from_entry, (SELECT max(d.entry) FROM webhook_delivery d
                                          WHERE d.webhook_id = w.webhook_id))
 WHERE w.ended_on IS NULL
ON CONFLICT DO NOTHING
