-- Whether there is something to do; asked every second, so each part is one look into an index.
SELECT coalesce((SELECT max(entry) FROM feed_entry), 0)
           > coalesce((SELECT max(entry) FROM feed_taken), 0) AS untaken,
       EXISTS (SELECT FROM webhook w
                WHERE w.ended_on IS NULL
                  AND (SELECT max(entry) FROM feed_entry)
                      > greatest(w.from_entry, (SELECT max(d.entry) FROM webhook_delivery d
                                                 WHERE d.webhook_id = w.webhook_id))) AS unspread,
       EXISTS (SELECT FROM webhook_delivery WHERE state = 'waiting' AND next_at <= now()) AS due
