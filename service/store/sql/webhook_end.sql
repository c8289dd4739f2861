-- Ends a receiver; one that was ended keeps its day.
-- $1 receiver  $2 today
UPDATE webhook SET ended_on = coalesce(ended_on, $2::date) WHERE webhook_id = $1::int8
