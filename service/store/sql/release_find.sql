-- A release, if it has a figure of the unit.
-- $1 survey  $2 number  $3 unit, '' for the whole survey
SELECT document
  FROM release r
 WHERE survey_code = $1 AND release_number = $2::int8
   AND EXISTS (SELECT FROM release_figure f
                WHERE f.survey_code = r.survey_code AND f.release_number = r.release_number
                  AND f.unit_code = $3)
