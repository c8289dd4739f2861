-- What became of an attempt. What was begun anew meanwhile (a replay) stays as it is.
-- $1 receiver  $2 entry  $3 attempt  $4 state  $5 wait in ms  $6 HTTP status  $7 fault
UPDATE webhook_delivery
   SET state = $4, next_at = now() + $5::int8 * interval '1 ms', last_status = $6::int,
       last_fault = $7
 WHERE webhook_id = $1::int AND entry = $2::int8 AND state = 'waiting' AND attempts = $3::int
