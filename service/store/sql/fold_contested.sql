-- Which revisions of a portion are not the only stored one under their id; by id alone, behind a fence (fold_revisions).
-- $1 ids  $2 revisions
SELECT b.place - 1 AS place
  FROM unnest($1::uuid[], $2::smallint[]) WITH ORDINALITY AS b (response_id, revision, place)
 CROSS JOIN LATERAL (SELECT
                       FROM response s
                      WHERE s.response_id = b.response_id AND s.revision <> b.revision
                      LIMIT 1) AS r
