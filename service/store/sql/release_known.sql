-- What is known of a release that comes as a document: whether the survey is one of this
-- installation, and the hash under which the release is known, empty if it is not.
-- $1 survey  $2 number
SELECT EXISTS (SELECT FROM survey WHERE survey_code = $1) AS ours,
       coalesce((SELECT sha256 FROM release WHERE survey_code = $1 AND release_number = $2::int),
                (SELECT sha256 FROM survey_score
                  WHERE survey_code = $1 AND release_number = $2::int LIMIT 1), '') AS sha256
