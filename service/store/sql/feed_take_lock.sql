-- Takes the right to take entries for the scoring module until the end of the transaction.
SELECT pg_advisory_xact_lock(7310200515) IS NOT NULL AS locked
