-- Receivers with the number of their documents in each state.
SELECT w.webhook_id::int8 AS id, w.name, w.url, w.local, w.made_on, w.ended_on IS NOT NULL AS ended,
       coalesce(w.ended_on, 'infinity') AS ended_on,
       count(*) FILTER (WHERE d.state = 'waiting') AS waiting,
       count(*) FILTER (WHERE d.state = 'delivered') AS delivered,
       count(*) FILTER (WHERE d.state = 'dead') AS dead
  FROM webhook w
  LEFT JOIN webhook_delivery d USING (webhook_id)
 GROUP BY w.webhook_id
 ORDER BY w.webhook_id
