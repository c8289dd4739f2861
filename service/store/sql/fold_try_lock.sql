-- Takes the right to fold until the end of the transaction, if nobody has it.
SELECT pg_try_advisory_xact_lock(7310200513) AS locked
