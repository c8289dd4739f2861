-- Tries the dead documents of a receiver again.
-- $1 receiver
UPDATE webhook_delivery
   SET state = 'waiting', attempts = 0, next_at = now()
 WHERE webhook_id = $1::int8 AND state = 'dead'
