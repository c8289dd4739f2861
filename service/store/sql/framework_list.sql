-- All published frameworks with their documents: title and maximum stand nowhere else.
SELECT framework_code AS code, framework_version::int8 AS version, document, sha256
  FROM framework
 ORDER BY framework_code COLLATE "C", framework_version
