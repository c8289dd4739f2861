-- Takes the right to fold until the end of the transaction, waiting for whoever has it.
SELECT pg_advisory_xact_lock(7310200513) IS NOT NULL AS locked
