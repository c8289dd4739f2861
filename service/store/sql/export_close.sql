-- Closes the cursor, so that it can be opened again.
CLOSE export_rows
