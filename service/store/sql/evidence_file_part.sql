-- A portion of a file: its content is stored as it is, so that no more of it is read.
-- $1 SHA-256 in hex  $2 where it begins, from 0  $3 bytes at most
SELECT substring(content FROM $2::int + 1 FOR $3::int)
  FROM evidence_file
 WHERE sha256 = decode($1, 'hex')
