-- What is asked, of whom, where: instruments, the organisation, procedures, surveys.
SET LOCAL search_path = sipas;
GRANT USAGE ON SCHEMA sipas TO sipas_service;

CREATE TABLE instrument (
    instrument_code    text NOT NULL,
    instrument_version int  NOT NULL CHECK (instrument_version > 0),
    document           text NOT NULL,
    sha256             bytea NOT NULL CHECK (length(sha256) = 32),
    PRIMARY KEY (instrument_code, instrument_version)
);
COMMENT ON TABLE  instrument IS 'Published questionnaires. Immutable: a change is a new version.';
COMMENT ON COLUMN instrument.instrument_code IS 'Code of the questionnaire.';
COMMENT ON COLUMN instrument.instrument_version IS 'Version, from 1.';
COMMENT ON COLUMN instrument.document IS 'The document byte for byte as it was published.';
COMMENT ON COLUMN instrument.sha256 IS 'SHA-256 of the document; it goes into every release.';
GRANT SELECT, INSERT ON instrument TO sipas_service;

CREATE TABLE unit (
    unit_code      text PRIMARY KEY,
    parent_code    text NOT NULL,
    kind           text NOT NULL,
    name_vi        text NOT NULL,
    name_en        text NOT NULL,
    valid_from     date NOT NULL,
    valid_until    date NOT NULL,
    successor_code text NOT NULL,
    CONSTRAINT unit_kind_known CHECK (kind IN
        ('province', 'ministry', 'department', 'board', 'one_stop', 'commune', 'counter')),
    CONSTRAINT unit_validity_runs_forward CHECK (valid_from < valid_until),
    CONSTRAINT unit_not_below_itself CHECK (parent_code <> unit_code)
);
COMMENT ON TABLE  unit IS 'Nodes of the organisation tree, from province to counter.';
COMMENT ON COLUMN unit.unit_code IS 'Code of the unit.';
COMMENT ON COLUMN unit.parent_code IS 'Code of the unit above, empty at the top.';
COMMENT ON COLUMN unit.kind IS 'province, ministry, department, board, one_stop, commune or counter.';
COMMENT ON COLUMN unit.name_vi IS 'Official name.';
COMMENT ON COLUMN unit.name_en IS 'Name in English.';
COMMENT ON COLUMN unit.valid_from IS 'First day of the unit.';
COMMENT ON COLUMN unit.valid_until IS 'First day after the unit, infinity while it exists.';
COMMENT ON COLUMN unit.successor_code IS 'Unit it was merged into, empty if none.';
GRANT SELECT, INSERT, UPDATE ON unit TO sipas_service;

CREATE TABLE procedure (
    procedure_code text     PRIMARY KEY,
    unit_code      text     NOT NULL,
    field_vi       text     NOT NULL,
    field_en       text     NOT NULL,
    name_vi        text     NOT NULL,
    name_en        text     NOT NULL,
    online_level   text     NOT NULL CHECK (online_level IN ('full', 'partial', 'none')),
    legacy_level   smallint NOT NULL CHECK (legacy_level BETWEEN 0 AND 4),
    valid_from     date     NOT NULL,
    valid_until    date     NOT NULL,
    CONSTRAINT procedure_validity_runs_forward CHECK (valid_from < valid_until)
);
COMMENT ON TABLE  procedure IS 'Catalogue of administrative procedures (TTHC).';
COMMENT ON COLUMN procedure.procedure_code IS 'Code of the procedure.';
COMMENT ON COLUMN procedure.unit_code IS 'Unit that handles it, empty if any may.';
COMMENT ON COLUMN procedure.field_vi IS 'Field (linh vuc).';
COMMENT ON COLUMN procedure.field_en IS 'Field in English.';
COMMENT ON COLUMN procedure.name_vi IS 'Official name.';
COMMENT ON COLUMN procedure.name_en IS 'Name in English.';
COMMENT ON COLUMN procedure.online_level IS 'Online service since 2022: full (toan trinh), partial (mot phan), none.';
COMMENT ON COLUMN procedure.legacy_level IS 'Online level 1 to 4 of the time before 2022, 0 if unknown.';
COMMENT ON COLUMN procedure.valid_from IS 'First day of the procedure.';
COMMENT ON COLUMN procedure.valid_until IS 'First day after it, infinity while it is in force.';
GRANT SELECT, INSERT, UPDATE ON procedure TO sipas_service;

CREATE TABLE survey (
    survey_code        text    PRIMARY KEY,
    instrument_code    text    NOT NULL,
    instrument_version int     NOT NULL,
    document           text    NOT NULL,
    title_vi           text    NOT NULL,
    title_en           text    NOT NULL,
    open               boolean NOT NULL,
    CONSTRAINT survey_instrument_exists FOREIGN KEY (instrument_code, instrument_version)
        REFERENCES instrument
);
COMMENT ON TABLE  survey IS 'Rounds in the field (dot khao sat). Only their state may change.';
COMMENT ON COLUMN survey.survey_code IS 'Code of the survey.';
COMMENT ON COLUMN survey.instrument_code IS 'The questionnaire asked.';
COMMENT ON COLUMN survey.instrument_version IS 'Its version.';
COMMENT ON COLUMN survey.document IS 'The survey document byte for byte as it was added.';
COMMENT ON COLUMN survey.title_vi IS 'Title.';
COMMENT ON COLUMN survey.title_en IS 'Title in English.';
COMMENT ON COLUMN survey.open IS 'Whether responses are accepted.';
GRANT SELECT, INSERT ON survey TO sipas_service;
GRANT UPDATE (open) ON survey TO sipas_service;

CREATE TABLE survey_period (
    survey_code text NOT NULL REFERENCES survey,
    period_code text NOT NULL,
    starts_on   date NOT NULL,
    ends_before date NOT NULL,
    PRIMARY KEY (survey_code, period_code),
    CONSTRAINT survey_period_runs_forward CHECK (starts_on < ends_before)
);
COMMENT ON TABLE  survey_period IS 'Periods of a survey, half open, not overlapping.';
COMMENT ON COLUMN survey_period.survey_code IS 'The survey.';
COMMENT ON COLUMN survey_period.period_code IS 'Code of the period.';
COMMENT ON COLUMN survey_period.starts_on IS 'First day.';
COMMENT ON COLUMN survey_period.ends_before IS 'First day after the period.';
GRANT SELECT, INSERT ON survey_period TO sipas_service;

CREATE TABLE survey_unit (
    survey_code text NOT NULL REFERENCES survey,
    unit_code   text NOT NULL REFERENCES unit,
    PRIMARY KEY (survey_code, unit_code)
);
COMMENT ON TABLE  survey_unit IS 'Units that report in a survey.';
COMMENT ON COLUMN survey_unit.survey_code IS 'The survey.';
COMMENT ON COLUMN survey_unit.unit_code IS 'The reporting unit.';
GRANT SELECT, INSERT ON survey_unit TO sipas_service;

CREATE TABLE survey_population (
    survey_code     text   NOT NULL REFERENCES survey,
    period_code     text   NOT NULL,
    unit_code       text   NOT NULL,
    procedure_code  text   NOT NULL,
    channel         text   NOT NULL,
    respondent_type text   NOT NULL,
    transactions    bigint NOT NULL CHECK (transactions >= 0),
    PRIMARY KEY (survey_code, period_code, unit_code, procedure_code, channel, respondent_type)
);
COMMENT ON TABLE  survey_population IS 'Finished procedures per cell, to which responses are held.';
COMMENT ON COLUMN survey_population.survey_code IS 'The survey.';
COMMENT ON COLUMN survey_population.period_code IS 'The period.';
COMMENT ON COLUMN survey_population.unit_code IS 'The reporting unit.';
COMMENT ON COLUMN survey_population.procedure_code IS 'The procedure, empty for all.';
COMMENT ON COLUMN survey_population.channel IS 'kiosk, online, paper or interview.';
COMMENT ON COLUMN survey_population.respondent_type IS 'citizen, business, or empty if not told.';
COMMENT ON COLUMN survey_population.transactions IS 'Number of finished procedures.';
GRANT SELECT, INSERT ON survey_population TO sipas_service;

CREATE TABLE catalogue_change (
    catalogue_version bigint PRIMARY KEY
);
COMMENT ON TABLE  catalogue_change IS 'One row: grows with every change of units, procedures or surveys.';
COMMENT ON COLUMN catalogue_change.catalogue_version IS 'A service holding another version reads the catalogue again.';
INSERT INTO catalogue_change VALUES (1);
GRANT SELECT, UPDATE ON catalogue_change TO sipas_service;
