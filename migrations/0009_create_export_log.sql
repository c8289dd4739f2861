-- Who took raw responses out, when and which: the filter and the size, never an answer.
SET LOCAL search_path = sipas;

CREATE TABLE export_log (
    export_id       bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    made_on         date    NOT NULL,
    staff_key_id    bigint  REFERENCES staff_key,
    survey_code     text    NOT NULL REFERENCES survey,
    scope_code      text    NOT NULL,
    unit_code       text    NOT NULL,
    procedure_code  text    NOT NULL,
    channel         text    NOT NULL,
    respondent_type text    NOT NULL,
    period_code     text    NOT NULL,
    texts           boolean NOT NULL,
    format          text    NOT NULL,
    row_count       bigint  NOT NULL,
    sha256          bytea   NOT NULL,
    CONSTRAINT export_log_format_known CHECK (format IN ('csv', 'xlsx', 'sav', 'dta', 'jsonl')),
    CONSTRAINT export_log_rows_counted CHECK (row_count >= 0),
    CONSTRAINT export_log_hash_whole CHECK (length(sha256) = 32)
);
COMMENT ON TABLE  export_log IS 'Exports of raw responses; written before the file is handed over, never changed.';
COMMENT ON COLUMN export_log.export_id IS 'Number by which an export is listed.';
COMMENT ON COLUMN export_log.made_on IS 'Local day of the export.';
COMMENT ON COLUMN export_log.staff_key_id IS 'The staff key it was asked with; null on the command line.';
COMMENT ON COLUMN export_log.survey_code IS 'The survey exported.';
COMMENT ON COLUMN export_log.scope_code IS 'Unit to which the key is bound, empty if it sees all.';
COMMENT ON COLUMN export_log.unit_code IS 'Unit asked for, with those below it; empty for all.';
COMMENT ON COLUMN export_log.procedure_code IS 'Procedure asked for, empty for all.';
COMMENT ON COLUMN export_log.channel IS 'Channel asked for, empty for all.';
COMMENT ON COLUMN export_log.respondent_type IS 'Respondent type asked for, empty for all.';
COMMENT ON COLUMN export_log.period_code IS 'Period asked for, empty for all.';
COMMENT ON COLUMN export_log.texts IS 'Whether free texts and comments were in it.';
COMMENT ON COLUMN export_log.format IS 'Format of the file.';
COMMENT ON COLUMN export_log.row_count IS 'Responses in it.';
COMMENT ON COLUMN export_log.sha256 IS 'SHA-256 of the file, to recognise it later.';
GRANT SELECT, INSERT ON export_log TO sipas_service;
