-- $1 entry  $2 why its document could not be read, '' if it could
INSERT INTO feed_taken (entry, fault) VALUES ($1::int8, $2)
ON CONFLICT DO NOTHING
