-- The tally cube as it is shown: it stands still while single answers come in.
SET LOCAL search_path = sipas;

CREATE TABLE shown_tally (
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
COMMENT ON TABLE  shown_tally IS 'Cells of the tally cube as results under disclosure control tell them: a copy of tally that moves on at most daily, a group of cells together and by ten responses or more.';
COMMENT ON COLUMN shown_tally.unit_code IS 'Reporting unit; first in the key, it spreads a national survey.';
COMMENT ON COLUMN shown_tally.survey_code IS 'The survey.';
COMMENT ON COLUMN shown_tally.part IS '0 answers, 1 factors, 2 criteria: which vector of sums, see docs/database.md.';
COMMENT ON COLUMN shown_tally.day IS 'Day of the responses; in part 2 the first of their period.';
COMMENT ON COLUMN shown_tally.counter_code IS 'Counter, empty if none; always in part 2.';
COMMENT ON COLUMN shown_tally.procedure_code IS 'Procedure, empty if not told; always in parts 1 and 2.';
COMMENT ON COLUMN shown_tally.channel IS 'kiosk, online, paper or interview.';
COMMENT ON COLUMN shown_tally.respondent_type IS 'citizen, business, or empty if not told.';
COMMENT ON COLUMN shown_tally.folded IS 'Number of the showing (shown_state) that last moved the cell.';
COMMENT ON COLUMN shown_tally.sums IS 'The sums, as they were in tally then.';
-- Readers ask for the cells that changed since they last looked.
CREATE INDEX shown_tally_of_survey ON shown_tally (survey_code, folded);
GRANT SELECT, INSERT, UPDATE ON shown_tally TO sipas_service;

CREATE TABLE shown_state (
    survey_code text   PRIMARY KEY REFERENCES survey,
    folded      bigint NOT NULL CHECK (folded > 0),
    day         date   NOT NULL
);
COMMENT ON TABLE  shown_state IS 'How far the shown cube of a survey has come; changed in the transaction that moves its cells.';
COMMENT ON COLUMN shown_state.survey_code IS 'The survey.';
COMMENT ON COLUMN shown_state.folded IS 'Number of showings so far.';
COMMENT ON COLUMN shown_state.day IS 'Local day of the last one; there is at most one a day.';
GRANT SELECT, INSERT, UPDATE ON shown_state TO sipas_service;
