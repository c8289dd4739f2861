-- Sends a receiver every document after an entry, whether it has it or not.
-- $1 receiver  $2 entry
INSERT INTO webhook_delivery (webhook_id, entry, state, attempts, next_at, last_status, last_fault)
SELECT $1::int, entry, 'waiting', 0, now(), 0, '' FROM feed_entry WHERE entry > $2::int8
ON CONFLICT (webhook_id, entry) DO UPDATE SET state = 'waiting', attempts = 0, next_at = now()
