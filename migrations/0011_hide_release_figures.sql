-- A unit in a release may be hidden by disclosure control, and an index have no interval.
SET LOCAL search_path = sipas;

ALTER TABLE release_figure
    ADD COLUMN shown          boolean NOT NULL DEFAULT true,
    ADD COLUMN interval_known boolean NOT NULL DEFAULT true,
    ADD CHECK (shown OR (satisfied, valid, respondents, known, value) = (0, 0, 0, false, 0)),
    ADD CHECK (interval_known OR (low, high) = (0, 0));
ALTER TABLE release_figure
    ALTER COLUMN shown DROP DEFAULT,
    ALTER COLUMN interval_known DROP DEFAULT;
COMMENT ON COLUMN release_figure.shown IS 'False if disclosure control hides the unit: then all figures are zero and mean nothing.';
COMMENT ON COLUMN release_figure.interval_known IS 'False without an interval; then its ends are zero and mean nothing.';
COMMENT ON COLUMN release_figure.low IS 'Lower end of the 95 % interval.';
