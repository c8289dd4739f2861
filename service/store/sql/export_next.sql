-- The next rows of the cursor that export_rows has opened.
FETCH FORWARD 500 FROM export_rows
