-- The number of the next release of a survey, which is locked; above those that came as documents
-- of another installation before the survey was ours, so that none is taken for another.
-- $1 survey
SELECT (greatest((SELECT coalesce(max(release_number), 0) FROM release WHERE survey_code = $1),
                 (SELECT coalesce(max(release_number), 0) FROM survey_score WHERE survey_code = $1))
        + 1)::int8 AS number
