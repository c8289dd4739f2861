-- The order of the workflow decides what stands: entries know the turn they were made in, pins the decision.
SET LOCAL search_path = sipas;

ALTER TABLE scorecard
    ADD COLUMN turn          int NOT NULL DEFAULT 0,
    ADD COLUMN returned_turn int NOT NULL DEFAULT 0,
    ADD COLUMN decisions     int NOT NULL DEFAULT 0,
    ADD CONSTRAINT scorecard_turns_in_order CHECK (returned_turn BETWEEN 0 AND turn);
COMMENT ON COLUMN scorecard.turn IS 'How often it was sent, returned, appraised or explained.';
COMMENT ON COLUMN scorecard.returned_turn IS 'The turn that its last return began, 0 without one.';
COMMENT ON COLUMN scorecard.decisions IS 'How many decisions were made on it; it stands on the releases of the last.';
GRANT UPDATE (turn, returned_turn, decisions) ON scorecard TO sipas_service;

ALTER TABLE score ADD COLUMN turn int NOT NULL DEFAULT 0;
COMMENT ON COLUMN score.turn IS 'The turn of the scorecard in which it was entered: an appraisal of before the last return, and final points of another turn, are history.';
COMMENT ON TABLE score IS 'Points entered for criteria, append only: of those of this turn (score.turn) the last entry of the last stage counts.';

ALTER TABLE scorecard_release
    ADD COLUMN decision int NOT NULL DEFAULT 1,
    DROP CONSTRAINT scorecard_release_pkey,
    ADD PRIMARY KEY (unit_code, framework_code, period, criterion_code, decision);
ALTER TABLE scorecard_release ALTER COLUMN decision DROP DEFAULT;
COMMENT ON TABLE  scorecard_release IS 'The releases that each decision on a scorecard stands on; later ones do not change it.';
COMMENT ON COLUMN scorecard_release.decision IS 'Which decision on the scorecard, from 1.';
COMMENT ON COLUMN par_event.action IS 'open, deadlines, score, attach, withdraw, send, return, appraise, explain, explanation, finalise, publish or release.';
COMMENT ON COLUMN par_event.from_state IS 'State, points, deadlines, file or release before, empty if there were none.';

-- What the history tells of scorecards that are there already.
CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
SELECT unit_code, framework_code, period, entry, action,
       row_number() OVER (PARTITION BY unit_code, framework_code, period ORDER BY entry) AS turn
  FROM par_event
 WHERE criterion_code = '' AND action IN ('send', 'return', 'appraise', 'explain');

UPDATE scorecard s
   SET turn = m.turn, returned_turn = m.returned_turn
  FROM (SELECT unit_code, framework_code, period, max(turn) AS turn,
               coalesce(max(turn) FILTER (WHERE action = 'return'), 0) AS returned_turn
          FROM moved
         GROUP BY unit_code, framework_code, period) m
 WHERE (s.unit_code, s.framework_code, s.period) = (m.unit_code, m.framework_code, m.period);
UPDATE scorecard SET decisions = 1 WHERE decision_number <> '';

-- Each entry and its event, counted from the last: entries older than the history have none, and turn 0.
-- What was decided on stays as it was decided.
UPDATE score s
   SET turn = n.turn
  FROM (SELECT e.entry, CASE WHEN c.state IN ('final', 'published') THEN c.turn
                             ELSE coalesce(max(m.turn), 0) END AS turn
          FROM (SELECT *, row_number() OVER (PARTITION BY unit_code, framework_code, period, criterion_code, stage
                                             ORDER BY entry DESC) AS nth
                  FROM score) e
          JOIN scorecard c USING (unit_code, framework_code, period)
          LEFT JOIN (SELECT unit_code, framework_code, period, criterion_code, split_part(to_state, ' ', 1) AS stage, entry,
                            row_number() OVER (PARTITION BY unit_code, framework_code, period, criterion_code,
                                                            split_part(to_state, ' ', 1)
                                               ORDER BY entry DESC) AS nth
                       FROM par_event
                      WHERE action = 'score') t
               USING (unit_code, framework_code, period, criterion_code, stage, nth)
          LEFT JOIN moved m ON (m.unit_code, m.framework_code, m.period) = (e.unit_code, e.framework_code, e.period)
                           AND m.entry < t.entry
         GROUP BY e.entry, c.state, c.turn) n
 WHERE s.entry = n.entry AND s.turn <> n.turn;
