-- What was entered in all scorecards of a framework and period, by unit in the order of entry.
-- $1 framework  $2 period
SELECT unit_code AS unit, criterion_code AS criterion, stage, applicable, points
  FROM score
 WHERE framework_code = $1 AND period = $2
 ORDER BY unit_code COLLATE "C", entry
