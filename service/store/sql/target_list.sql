-- What a unit has set itself: of each kind and criterion the last entry.
-- $1 unit  $2 framework  $3 period
SELECT kind, criterion_code AS criterion, low, high, source
  FROM (SELECT DISTINCT ON (kind, criterion_code) kind, criterion_code, low, high, source, entry
          FROM par_target
         WHERE unit_code = $1 AND framework_code = $2 AND period = $3
         ORDER BY kind, criterion_code, entry DESC) latest
 ORDER BY entry
