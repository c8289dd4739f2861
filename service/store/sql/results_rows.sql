-- The responses of a survey that count (the highest revision of each id), alike ones together.
-- $1 survey  $2 unit above all that may be seen, '' for all  $3 unit  $4 procedure  $5 channel
-- $6 respondent type  $7 period ('' does not filter)  $8 by what they are broken down
WITH RECURSIVE visible AS (
    SELECT unit_code FROM unit WHERE unit_code = $2
    UNION
    SELECT u.unit_code FROM unit u JOIN visible v ON u.parent_code = v.unit_code
), chosen AS (
    SELECT unit_code FROM unit WHERE unit_code = $3
    UNION
    SELECT u.unit_code FROM unit u JOIN chosen c ON u.parent_code = c.unit_code
)
SELECT CASE $8 WHEN 'unit' THEN r.unit_code
               WHEN 'procedure' THEN r.procedure_code
               WHEN 'channel' THEN r.channel
               WHEN 'respondent_type' THEN r.respondent_type
               WHEN 'period' THEN p.period_code
               ELSE '' END COLLATE "C" AS key,
       r.channel, r.complete, r.answers, count(*) AS n
  FROM response r
  JOIN survey_period p ON p.survey_code = r.survey_code
                      AND r.day >= p.starts_on AND r.day < p.ends_before
 WHERE r.survey_code = $1
   AND ($2 = '' OR r.unit_code IN (SELECT unit_code FROM visible)
                OR r.counter_code IN (SELECT unit_code FROM visible))
   AND ($3 = '' OR r.unit_code IN (SELECT unit_code FROM chosen)
                OR r.counter_code IN (SELECT unit_code FROM chosen))
   AND ($4 = '' OR r.procedure_code = $4)
   AND ($5 = '' OR r.channel = $5)
   AND ($6 = '' OR r.respondent_type = $6)
   AND ($7 = '' OR p.period_code = $7)
   AND NOT EXISTS (SELECT FROM response h
                    WHERE h.unit_code = r.unit_code AND h.survey_code = r.survey_code
                      AND h.day = r.day AND h.response_id = r.response_id
                      AND h.revision > r.revision)
 GROUP BY 1, r.channel, r.complete, r.answers
 ORDER BY 1, r.channel COLLATE "C", r.complete, r.answers
