-- What was given as evidence on the criteria of a unit in a period and later ones.
-- $1 unit  $2 framework  $3 period
SELECT e.criterion_code AS criterion, e.period, encode(e.sha256, 'hex') AS sha256,
       e.file_name AS name, f.size, e.added_on
  FROM evidence e JOIN evidence_file f USING (sha256)
 WHERE e.unit_code = $1 AND e.framework_code = $2 AND e.period COLLATE "C" >= $3
   AND NOT e.withdrawn
 ORDER BY e.entry
