-- The latest period of a framework that has scorecards, '' if there is none.
-- $1 framework  $2 before this period, '' for the latest of all
SELECT coalesce(max(period COLLATE "C"), '') AS period
  FROM scorecard
 WHERE framework_code = $1 AND ($2 = '' OR period COLLATE "C" < $2)
