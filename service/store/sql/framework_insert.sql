-- Publishes a framework; one of the same code and version is left as it is.
-- $1 code  $2 version  $3 document
INSERT INTO framework (framework_code, framework_version, document, sha256)
VALUES ($1, $2::int, $3, sha256(convert_to($3, 'UTF8')))
ON CONFLICT DO NOTHING
