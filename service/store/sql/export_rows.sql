-- Opens the cursor of an export: the responses that count (the highest revision of each id), by id.
-- Texts come one after the other, each as its length in bytes, a colon and itself.
-- $1 survey  $2 unit above all that may be seen, '' for all  $3 unit  $4 procedure  $5 channel
-- $6 respondent type  $7 period ('' does not filter)  $8 whether texts are wanted
DECLARE export_rows NO SCROLL CURSOR FOR
WITH RECURSIVE visible AS (
    SELECT unit_code FROM unit WHERE unit_code = $2::text
    UNION
    SELECT u.unit_code FROM unit u JOIN visible v ON u.parent_code = v.unit_code
), chosen AS (
    SELECT unit_code FROM unit WHERE unit_code = $3::text
    UNION
    SELECT u.unit_code FROM unit u JOIN chosen c ON u.parent_code = c.unit_code
)
SELECT r.response_id AS id, r.revision, r.unit_code AS unit, r.counter_code AS counter,
       r.procedure_code AS procedure, r.channel, r.respondent_type AS respondent, r.day,
       p.period_code AS period, r.language, r.duration_s, r.complete, r.answers,
       coalesce(CASE WHEN $8::boolean
                     THEN (SELECT string_agg(octet_length(t.text) || ':' || t.text, '' ORDER BY t.place)
                             FROM unnest(r.texts) WITH ORDINALITY AS t (text, place)) END, '') AS texts
  FROM response r
  JOIN survey_period p ON p.survey_code = r.survey_code
                      AND r.day >= p.starts_on AND r.day < p.ends_before
 WHERE r.survey_code = $1::text
   AND ($2::text = '' OR r.unit_code IN (SELECT unit_code FROM visible)
                      OR r.counter_code IN (SELECT unit_code FROM visible))
   AND ($3::text = '' OR r.unit_code IN (SELECT unit_code FROM chosen)
                      OR r.counter_code IN (SELECT unit_code FROM chosen))
   AND ($4::text = '' OR r.procedure_code = $4::text)
   AND ($5::text = '' OR r.channel = $5::text)
   AND ($6::text = '' OR r.respondent_type = $6::text)
   AND ($7::text = '' OR p.period_code = $7::text)
   AND NOT EXISTS (SELECT FROM response h
                    WHERE h.response_id = r.response_id AND h.revision > r.revision)
 ORDER BY r.response_id
