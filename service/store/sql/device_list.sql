-- Devices with the sums of their sessions.
-- $1 unit above all that may be seen, '' for all  $2 survey, '' for all
WITH RECURSIVE visible AS (
    SELECT unit_code FROM unit WHERE unit_code = $1
    UNION
    SELECT u.unit_code FROM unit u JOIN visible v ON u.parent_code = v.unit_code
)
SELECT d.device_id AS id, d.survey_code AS survey, p.unit_code AS unit, d.counter_code AS counter, p.name_vi,
       p.name_en, d.label, coalesce(d.contact_on, 'infinity') AS contact_on, d.head_number, d.head_hash,
       CASE WHEN d.revoked_on IS NOT NULL THEN 'revoked'
            WHEN d.enrolled_on IS NOT NULL THEN 'enrolled' ELSE 'waiting' END AS state,
       d.made_on, d.code_expires_on AS expires_on, coalesce(d.enrolled_on, 'infinity') AS enrolled_on,
       coalesce(d.version, '') AS version, coalesce(d.queue, -1)::int8 AS queue,
       coalesce(s.opened, 0) AS opened, coalesce(s.abandoned, 0) AS abandoned, coalesce(s.submitted, 0) AS submitted
  FROM device d
  JOIN device_place p USING (device_id)
  LEFT JOIN (SELECT device_id, sum(opened)::int8 AS opened, sum(abandoned)::int8 AS abandoned,
                    sum(submitted)::int8 AS submitted
               FROM device_day
              GROUP BY device_id) s USING (device_id)
 WHERE ($1 = '' OR d.counter_code IN (SELECT unit_code FROM visible))
   AND ($2 = '' OR d.survey_code = $2)
 ORDER BY d.device_id
