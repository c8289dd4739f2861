-- $1 unit  $2 framework  $3 period  $4 entry
UPDATE evidence
   SET withdrawn = true
 WHERE unit_code = $1 AND framework_code = $2 AND period = $3 AND entry = $4::int8
   AND NOT withdrawn
