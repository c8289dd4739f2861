-- Why a revision was not stored: known (it or a higher one is there), conflict (other content under
-- its id), closed, or unclear (a concurrent request is not finished: try again).
-- Parameters as in response_insert.
SELECT CASE
       WHEN bool_or(unit_code <> $1 OR survey_code <> $2 OR day <> $3::date OR channel <> $7)
           THEN 'conflict'
       WHEN bool_or(revision = $5::smallint)
           THEN CASE WHEN bool_or(revision = $5::smallint AND
                (complete, respondent_type, counter_code, procedure_code, language, duration_s,
                 answers, texts) IS NOT DISTINCT FROM
                ($6::boolean, $8, $9, $10, $11, $12::int, $13::bytea, $14::text[]))
           THEN 'known' ELSE 'conflict' END
       WHEN bool_or(revision > $5::smallint) THEN 'known'
       WHEN NOT EXISTS (SELECT FROM survey WHERE survey_code = $2 AND open) THEN 'closed'
       ELSE 'unclear' END AS verdict
  FROM response
 WHERE response_id = $4::uuid
