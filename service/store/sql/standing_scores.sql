-- What was entered in all scorecards of a framework and period, by unit in the order of entry.
-- $1 framework  $2 period
SELECT s.unit_code AS unit, s.criterion_code AS criterion, s.stage, s.applicable, s.points,
       s.turn::int8 AS turn, c.turn::int8 AS card_turn, c.returned_turn::int8 AS returned_turn
  FROM score s JOIN scorecard c USING (unit_code, framework_code, period)
 WHERE s.framework_code = $1 AND s.period = $2
 ORDER BY s.unit_code COLLATE "C", s.entry
