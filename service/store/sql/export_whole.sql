-- Tells the planner, until the end of the transaction, that the cursor will be read to its end.
SET LOCAL cursor_tuple_fraction = 1
