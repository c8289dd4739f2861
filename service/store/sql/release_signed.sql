-- A release with its signature, which is empty on one that is older than signatures.
-- $1 survey  $2 number
SELECT r.document, coalesce(k.signing_key_id, 0)::int8 AS key,
       coalesce(translate(encode(k.public_key, 'base64'), E'\n', ''), '') AS public_key,
       encode(r.sha256, 'hex') AS sha256,
       coalesce(translate(encode(r.signature, 'base64'), E'\n', ''), '') AS signature
  FROM release r
  LEFT JOIN signing_key k USING (signing_key_id)
 WHERE r.survey_code = $1 AND r.release_number = $2::int8
