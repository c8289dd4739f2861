-- Documents that are not tried any more.
SELECT d.webhook_id::int8 AS webhook, w.name, d.entry, e.survey_code AS survey,
       e.release_number::int8 AS number, d.attempts::int8 AS attempts,
       d.last_status::int8 AS status, d.last_fault AS fault
  FROM webhook_delivery d
  JOIN webhook w USING (webhook_id)
  JOIN feed_entry e USING (entry)
 WHERE d.state = 'dead'
 ORDER BY d.webhook_id, d.entry
