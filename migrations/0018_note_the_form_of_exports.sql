-- The log of exports notes weights and form of a file too: all that shaped it.
SET LOCAL search_path = sipas;

ALTER TABLE export_log
    ADD COLUMN weights         text,
    ADD COLUMN byte_order_mark boolean,
    ADD COLUMN decimal_comma   boolean,
    ADD CONSTRAINT export_log_form_noted CHECK (num_nulls(weights, byte_order_mark, decimal_comma) IN (0, 3));
COMMENT ON COLUMN export_log.weights IS 'Schemes of the weights in it ("design,rake"), empty for none; null of an export that was made before this was noted.';
COMMENT ON COLUMN export_log.byte_order_mark IS 'Whether the CSV began with a byte order mark; null as in weights.';
COMMENT ON COLUMN export_log.decimal_comma IS 'Whether the CSV had decimal commas, and semicolons between its fields; null as in weights.';
