-- What fills the survey criteria of all scorecards of a framework and period, by unit: of each the
-- same as release_of_scorecard finds.
-- $1 framework  $2 period
WITH scored AS (
    SELECT s.*, max(release_number) OVER (PARTITION BY unit_code, criterion_code, survey_code) AS newest
      FROM survey_score s
     WHERE framework_code = $1 AND period = $2
)
SELECT DISTINCT ON (s.unit_code COLLATE "C", s.criterion_code COLLATE "C")
       s.unit_code AS unit, s.criterion_code AS criterion, s.survey_code AS survey,
       s.release_number::int8 AS number, s.released_on, s.sha256, s.shown, s.satisfied, s.valid,
       s.respondents, s.known, s.value, s.interval_known, s.low, s.high, s.max_points, s.has_target,
       s.target_low, s.target_high, s.target_source, s.options AS answers,
       p.survey_code IS NOT NULL AS pinned,
       CASE WHEN p.survey_code IS NOT NULL AND s.newest > s.release_number THEN s.newest
            ELSE 0 END::int8 AS newer
  FROM scored s
  LEFT JOIN scorecard c USING (unit_code, framework_code, period)
  LEFT JOIN scorecard_release p
       ON (p.unit_code, p.framework_code, p.period) = (s.unit_code, s.framework_code, s.period)
      AND p.criterion_code = s.criterion_code AND p.decision = c.decisions
 WHERE CASE WHEN p.survey_code IS NULL THEN s.release_number = s.newest
            ELSE (p.survey_code, p.release_number) = (s.survey_code, s.release_number) END
 ORDER BY s.unit_code COLLATE "C", s.criterion_code COLLATE "C", s.taken DESC
