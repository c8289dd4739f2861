-- The files behind a scorecard, without those withdrawn, in the order they came.
-- $1 unit  $2 framework  $3 period
SELECT e.entry, e.criterion_code AS criterion, encode(e.sha256, 'hex') AS sha256,
       e.file_name AS name, f.size, f.media_type, e.author, e.added_on
  FROM evidence e JOIN evidence_file f USING (sha256)
 WHERE e.unit_code = $1 AND e.framework_code = $2 AND e.period = $3 AND NOT e.withdrawn
 ORDER BY e.entry
