-- Gaps of all devices that device_list shows, by device.
-- $1 unit above all that may be seen, '' for all  $2 survey, '' for all
WITH RECURSIVE visible AS (
    SELECT unit_code FROM unit WHERE unit_code = $1
    UNION
    SELECT u.unit_code FROM unit u JOIN visible v ON u.parent_code = v.unit_code
), seen AS (
    SELECT d.device_id, d.survey_code, d.counter_code
      FROM device d
     WHERE ($1 = '' OR d.counter_code IN (SELECT unit_code FROM visible))
       AND ($2 = '' OR d.survey_code = $2)
), counter_day AS MATERIALIZED ( -- one counter may have had several tablets on a day
    SELECT s.survey_code, s.counter_code, c.day, sum(c.submitted)::int8 AS submitted, min(p.unit_code) AS unit_code
      FROM seen s JOIN device_day c USING (device_id) JOIN device_place p USING (device_id)
     GROUP BY s.survey_code, s.counter_code, c.day
), suspect AS MATERIALIZED ( -- by the primary key of response; a counter that moved may be accused wrongly
    SELECT c.*
      FROM counter_day c
     WHERE c.submitted > (SELECT count(DISTINCT r.response_id) FROM response r
                           WHERE r.unit_code = c.unit_code AND r.survey_code = c.survey_code AND r.day = c.day
                             AND r.counter_code = c.counter_code AND r.channel = 'kiosk')
), counted AS ( -- so those few are counted again, whatever their unit was
    SELECT p.*, (SELECT count(DISTINCT r.response_id) FROM response r
                  WHERE r.survey_code = p.survey_code AND r.day = p.day
                    AND r.counter_code = p.counter_code AND r.channel = 'kiosk') AS stored
      FROM suspect p
)
SELECT g.device_id AS id, g.kind, g.from_number, g.until_number, g.found_on, g.found_on AS day,
       0::int8 AS submitted, 0::int8 AS stored
  FROM device_gap g JOIN seen USING (device_id)
UNION ALL
SELECT s.device_id, 'responses', 0, 0, c.day, c.day, c.submitted, c.stored
  FROM counted c
  JOIN seen s USING (survey_code, counter_code)
  JOIN device_day d ON d.device_id = s.device_id AND d.day = c.day AND d.submitted > 0
 WHERE c.stored < c.submitted
 ORDER BY 1, 5, 2, 3
