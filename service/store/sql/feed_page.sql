-- Releases in the order they were committed, after one; with documents no more than some megabytes
-- of them, but at least one. A document is '' where not all units of its survey may be seen.
-- $1 survey, '' for all  $2 unit, '' for the whole survey  $3 entry  $4 most  $5 with documents
WITH RECURSIVE visible AS (
    SELECT unit_code FROM unit WHERE unit_code = $2
    UNION
    SELECT u.unit_code FROM unit u JOIN visible v ON u.parent_code = v.unit_code
), page AS (
    SELECT e.entry AS cursor, r.survey_code AS survey, r.release_number::int8 AS number, r.sha256,
           r.released_on, f.shown, f.satisfied, f.valid, f.respondents, f.known, f.value,
           f.interval_known, f.low, f.high, r.max_points, r.has_target, r.target_low, r.target_high,
           r.target_source, coalesce(r.signing_key_id, 0)::int8 AS key,
           coalesce(translate(encode(r.signature, 'base64'), E'\n', ''), '') AS signature,
           CASE WHEN $5 AND ($2 = '' OR NOT EXISTS (
                        SELECT FROM survey_unit s
                         WHERE s.survey_code = r.survey_code
                           AND s.unit_code NOT IN (SELECT unit_code FROM visible)))
                THEN r.document ELSE '' END AS document,
           sum(octet_length(r.document)) OVER (ORDER BY e.entry) - octet_length(r.document)
               AS before
      FROM feed_entry e
      JOIN release r USING (survey_code, release_number)
      JOIN release_figure f ON f.survey_code = r.survey_code
                           AND f.release_number = r.release_number AND f.unit_code = $2
     WHERE e.entry > $3::int8 AND ($1 = '' OR r.survey_code = $1)
     ORDER BY e.entry
     LIMIT $4::int8
)
SELECT cursor, survey, number, sha256, released_on, shown, satisfied, valid, respondents, known,
       value, interval_known, low, high, max_points, has_target, target_low, target_high,
       target_source, key, signature, document
  FROM page
 WHERE NOT $5 OR before < 8000000
 ORDER BY cursor
