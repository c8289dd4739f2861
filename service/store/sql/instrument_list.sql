-- All published instruments.
SELECT instrument_code AS code, instrument_version::int8 AS version, '' AS document, sha256
  FROM instrument
 ORDER BY instrument_code COLLATE "C", instrument_version
