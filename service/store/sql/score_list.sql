-- What was entered in a scorecard, in the order it was entered.
-- $1 unit  $2 framework  $3 period
SELECT s.criterion_code AS criterion, s.stage, s.applicable, s.points, s.reason, s.author,
       s.entered_on, s.facts, s.fact_option, s.fact_number, s.fact_of, s.turn::int8 AS turn,
       c.turn::int8 AS card_turn, c.returned_turn::int8 AS returned_turn
  FROM score s JOIN scorecard c USING (unit_code, framework_code, period)
 WHERE s.unit_code = $1 AND s.framework_code = $2 AND s.period = $3
 ORDER BY s.entry
