-- What fills the survey criteria of a scorecard. One that is final stands on the releases of its
-- last decision; any other takes of each survey that feeds a criterion the highest release with a
-- figure of the unit, hidden or not, and of several surveys the one that came last.
-- $1 unit  $2 framework  $3 period
SELECT DISTINCT ON (s.criterion_code COLLATE "C")
       s.criterion_code AS criterion, s.survey_code AS survey, s.release_number::int8 AS number,
       s.released_on, s.sha256, s.shown, s.satisfied, s.valid, s.respondents, s.known, s.value,
       s.interval_known, s.low, s.high, s.max_points, s.has_target, s.target_low, s.target_high,
       s.target_source, s.options AS answers, p.survey_code IS NOT NULL AS pinned,
       CASE WHEN p.survey_code IS NULL THEN 0 ELSE coalesce(l.newest, 0) END::int8 AS newer
  FROM survey_score s
  LEFT JOIN scorecard c USING (unit_code, framework_code, period)
  LEFT JOIN scorecard_release p
       ON (p.unit_code, p.framework_code, p.period) = (s.unit_code, s.framework_code, s.period)
      AND p.criterion_code = s.criterion_code AND p.decision = c.decisions
 CROSS JOIN LATERAL (SELECT max(n.release_number) AS newest
                       FROM survey_score n
                      WHERE (n.unit_code, n.framework_code, n.period) = ($1, $2, $3)
                        AND n.criterion_code = s.criterion_code AND n.survey_code = s.survey_code
                        AND n.release_number > s.release_number) l
 WHERE s.unit_code = $1 AND s.framework_code = $2 AND s.period = $3
   AND CASE WHEN p.survey_code IS NULL THEN l.newest IS NULL
            ELSE (p.survey_code, p.release_number) = (s.survey_code, s.release_number) END
 ORDER BY s.criterion_code COLLATE "C", s.taken DESC
