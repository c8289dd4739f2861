-- Whether there is such a receiver that was not ended.
-- $1 receiver
SELECT count(*) AS number FROM webhook WHERE webhook_id = $1::int8 AND ended_on IS NULL
