-- The tally cube: integer sums of the responses that count, and what still has to be folded into it.
SET LOCAL search_path = sipas;

CREATE TABLE tally (
    unit_code       text     NOT NULL,
    survey_code     text     NOT NULL,
    part            smallint NOT NULL CHECK (part BETWEEN 0 AND 2),
    day             date     NOT NULL,
    counter_code    text     NOT NULL,
    procedure_code  text     NOT NULL,
    channel         text     NOT NULL,
    respondent_type text     NOT NULL,
    folded          bigint   NOT NULL,
    sums            bigint[] NOT NULL,
    PRIMARY KEY (unit_code, survey_code, part, day, counter_code, procedure_code, channel, respondent_type)
);
COMMENT ON TABLE  tally IS 'Cells of the tally cube; all of it follows from response (sipas recompute).';
COMMENT ON COLUMN tally.unit_code IS 'Reporting unit; first in the key, it spreads a national survey.';
COMMENT ON COLUMN tally.survey_code IS 'The survey.';
COMMENT ON COLUMN tally.part IS '0 answers, 1 factors, 2 criteria: which vector of sums, see docs/database.md.';
COMMENT ON COLUMN tally.day IS 'Day of the responses; in part 2 the first of their period.';
COMMENT ON COLUMN tally.counter_code IS 'Counter, empty if none; always in part 2.';
COMMENT ON COLUMN tally.procedure_code IS 'Procedure, empty if not told; always in parts 1 and 2.';
COMMENT ON COLUMN tally.channel IS 'kiosk, online, paper or interview.';
COMMENT ON COLUMN tally.respondent_type IS 'citizen, business, or empty if not told.';
COMMENT ON COLUMN tally.folded IS 'Number of the fold (fold_state) that last changed the cell.';
COMMENT ON COLUMN tally.sums IS 'The sums; all zero if revisions took every response of the cell elsewhere.';
-- Readers ask for the cells that changed since they last looked. Of another collation, so that whoever looks for one
-- cell is never led through all cells of its survey, however little is known of the table yet.
CREATE INDEX tally_changed ON tally (survey_code COLLATE "C", folded);
GRANT SELECT, INSERT, UPDATE ON tally TO sipas_service;
-- Most sums of a cell are 0; packing them with pglz takes four times as long as all the rest of writing a cell.
DO $$
BEGIN
    ALTER TABLE tally ALTER sums SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    RAISE NOTICE 'this server was built without lz4: the fold will be slower';
END
$$;

CREATE TABLE fold_state (
    survey_code text    PRIMARY KEY REFERENCES survey,
    folded      bigint  NOT NULL CHECK (folded >= 0),
    responses   bigint  NOT NULL CHECK (responses >= 0),
    outdated    boolean NOT NULL
);
COMMENT ON TABLE  fold_state IS 'How far the cube of a survey has come; changed in the transaction that changes its cells.';
COMMENT ON COLUMN fold_state.survey_code IS 'The survey.';
COMMENT ON COLUMN fold_state.folded IS 'Number of folds that changed it.';
COMMENT ON COLUMN fold_state.responses IS 'Responses that are counted in it, each by its highest revision.';
COMMENT ON COLUMN fold_state.outdated IS 'Whether it has to be recomputed before it may be read.';
GRANT SELECT, INSERT, UPDATE ON fold_state TO sipas_service;

-- One row a batch of the intake. What is in it is gone within seconds; emptied rows are swept away soon after.
CREATE TABLE fold_queue (
    batch            bigint     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit_codes       text[]     NOT NULL,
    survey_codes     text[]     NOT NULL,
    days             date[]     NOT NULL,
    response_ids     uuid[]     NOT NULL,
    revisions        smallint[] NOT NULL,
    complete         boolean[]  NOT NULL,
    channels         text[]     NOT NULL,
    respondent_types text[]     NOT NULL,
    counter_codes    text[]     NOT NULL,
    procedure_codes  text[]     NOT NULL,
    durations_s      int[]      NOT NULL,
    answers          bytea[]    NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_insert_threshold = -1);
COMMENT ON TABLE  fold_queue IS 'Stored revisions that are not in the cube yet, a row a batch; emptied by the fold.';
COMMENT ON COLUMN fold_queue.batch IS 'Number of the batch; the row, and with it the order of arrival, goes with the next fold.';
COMMENT ON COLUMN fold_queue.unit_codes IS 'Of each revision: its reporting unit. All arrays are of one length, ordered by id.';
COMMENT ON COLUMN fold_queue.survey_codes IS 'Its survey.';
COMMENT ON COLUMN fold_queue.days IS 'Its day.';
COMMENT ON COLUMN fold_queue.response_ids IS 'Its id.';
COMMENT ON COLUMN fold_queue.revisions IS 'Its revision.';
COMMENT ON COLUMN fold_queue.complete IS 'Whether the person reached the end of the form.';
COMMENT ON COLUMN fold_queue.channels IS 'Its channel.';
COMMENT ON COLUMN fold_queue.respondent_types IS 'Its respondent type, empty if not told.';
COMMENT ON COLUMN fold_queue.counter_codes IS 'Its counter, empty if none.';
COMMENT ON COLUMN fold_queue.procedure_codes IS 'Its procedure, empty if not told.';
COMMENT ON COLUMN fold_queue.durations_s IS 'Seconds from first to last tap, 0 if not told.';
COMMENT ON COLUMN fold_queue.answers IS 'Its encoded answers.';
GRANT SELECT, INSERT, DELETE ON fold_queue TO sipas_service;

-- Moved out of the row as they are: packing them would cost the intake more than it saves.
DO $$
DECLARE
    wide text;
BEGIN
    FOR wide IN SELECT attname FROM pg_attribute
                 WHERE attrelid = 'fold_queue'::regclass AND attnum > 1 AND NOT attisdropped
    LOOP
        EXECUTE format('ALTER TABLE fold_queue ALTER %I SET STORAGE EXTERNAL', wide);
    END LOOP;
END
$$;

-- What was stored before there was a queue.
INSERT INTO fold_state (survey_code, folded, responses, outdated)
SELECT s.survey_code, 0, 0, true
  FROM survey s
 WHERE EXISTS (SELECT FROM response r WHERE r.survey_code = s.survey_code);
