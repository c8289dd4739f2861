-- One after the other until the end of the transaction: so entries are committed in their order,
-- and a reader that has seen one will never find a lower one.
SELECT pg_advisory_xact_lock(7310200514) IS NOT NULL AS locked
