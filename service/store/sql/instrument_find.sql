-- A published instrument.
-- $1 code  $2 version, 0 for the newest
SELECT instrument_code AS code, instrument_version::int8 AS version, document, sha256
  FROM instrument
 WHERE instrument_code = $1 AND ($2::int8 = 0 OR instrument_version = $2::int8)
 ORDER BY instrument_version DESC
 LIMIT 1
