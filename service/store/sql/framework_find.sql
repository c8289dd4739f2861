-- A published framework.
-- $1 code  $2 version, 0 for the newest
SELECT framework_code AS code, framework_version::int8 AS version, document, sha256
  FROM framework
 WHERE framework_code = $1 AND ($2::int8 = 0 OR framework_version = $2::int8)
 ORDER BY framework_version DESC
 LIMIT 1
