-- Keeps a file, unless it is kept already.
-- $1 SHA-256  $2 bytes  $3 media type  $4 content
INSERT INTO evidence_file (sha256, size, media_type, content)
VALUES ($1::bytea, $2::int8, $3, $4::bytea)
ON CONFLICT DO NOTHING
