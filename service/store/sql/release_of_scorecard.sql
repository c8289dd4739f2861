-- What fills the survey criteria of a scorecard: of each survey that feeds one its highest release
-- with a figure of the unit, hidden or not; of several surveys the one released last.
-- $1 unit  $2 framework  $3 period
WITH newest AS (
    SELECT DISTINCT ON (f.criterion_code, f.survey_code)
           f.criterion_code, f.survey_code, f.release_number, g.shown, g.satisfied, g.valid,
           g.respondents, g.known, g.value, g.interval_known, g.low, g.high
      FROM release_feed f
      JOIN release_figure g USING (survey_code, release_number)
     WHERE g.unit_code = $1 AND f.framework_code = $2 AND f.period = $3
     ORDER BY f.criterion_code, f.survey_code, f.release_number DESC
)
SELECT DISTINCT ON (n.criterion_code COLLATE "C")
       n.criterion_code AS criterion, r.survey_code AS survey,
       r.release_number::int8 AS number, r.released_on, r.sha256, n.shown, n.satisfied,
       n.valid, n.respondents, n.known, n.value, n.interval_known, n.low, n.high, r.max_points,
       r.has_target, r.target_low, r.target_high, r.target_source
  FROM newest n
  JOIN release r USING (survey_code, release_number)
 ORDER BY n.criterion_code COLLATE "C", r.made DESC
