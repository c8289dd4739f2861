-- How many batches wait for the fold.
SELECT count(*) AS batches FROM fold_queue
