-- A receiver of all that comes from now on; the feed is locked.
-- $1 name  $2 URL  $3 secret  $4 may be of this network  $5 today
INSERT INTO webhook (name, url, secret, local, from_entry, made_on)
SELECT $1, $2, $3::bytea, $4, coalesce(max(entry), 0), $5::date FROM feed_entry
RETURNING webhook_id::int8 AS id
