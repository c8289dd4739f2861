-- A file that stands behind a scorecard and was not withdrawn.
-- $1 unit  $2 framework  $3 period  $4 SHA-256 in hex
SELECT e.file_name AS name, f.size
  FROM evidence e JOIN evidence_file f USING (sha256)
 WHERE e.unit_code = $1 AND e.framework_code = $2 AND e.period = $3
   AND e.sha256 = decode($4, 'hex') AND NOT e.withdrawn
 ORDER BY e.entry
 LIMIT 1
