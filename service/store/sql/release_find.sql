-- $1 survey  $2 number
SELECT survey_code AS survey, release_number::int8 AS number, document, sha256, released_on
  FROM release
 WHERE survey_code = $1 AND release_number = $2::int8
