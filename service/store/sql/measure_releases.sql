-- Releases that ever filled survey criteria of a unit, in the order in which they were taken.
-- $1 unit  $2 framework
SELECT period, criterion_code AS criterion, survey_code AS survey, release_number::int8 AS number,
       encode(sha256, 'hex') AS sha256, released_on, shown, satisfied, valid, respondents, known,
       value, interval_known, low, high, max_points, options AS answers
  FROM survey_score
 WHERE unit_code = $1 AND framework_code = $2
 ORDER BY taken
