-- What verifies signatures, the newest first.
SELECT signing_key_id::int8 AS key, translate(encode(public_key, 'base64'), E'\n', '') AS public_key,
       made_on
  FROM signing_key
 ORDER BY signing_key_id DESC
