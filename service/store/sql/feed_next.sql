-- The first entry after one, with its document.
-- $1 entry; -1 for the last that the scoring module has taken
SELECT e.entry, r.document
  FROM feed_entry e
  JOIN release r USING (survey_code, release_number)
 WHERE e.entry > CASE WHEN $1::int8 >= 0 THEN $1::int8
                      ELSE (SELECT coalesce(max(entry), 0) FROM feed_taken) END
 ORDER BY e.entry
 LIMIT 1
