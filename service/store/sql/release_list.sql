-- Releases with the index of one unit, newest first.
-- $1 survey, '' for all  $2 unit, '' for the whole survey
SELECT r.survey_code AS survey, r.release_number::int8 AS number, r.sha256, r.released_on, f.shown,
       f.satisfied, f.valid, f.respondents, f.known, f.value, f.interval_known, f.low, f.high,
       r.max_points, r.has_target, r.target_low, r.target_high, r.target_source,
       coalesce(r.signing_key_id, 0)::int8 AS key,
       coalesce(translate(encode(r.signature, 'base64'), E'\n', ''), '') AS signature
  FROM release r
  JOIN release_figure f ON f.survey_code = r.survey_code AND f.release_number = r.release_number
                       AND f.unit_code = $2
 WHERE $1 = '' OR r.survey_code = $1
 ORDER BY r.survey_code COLLATE "C", r.release_number DESC
