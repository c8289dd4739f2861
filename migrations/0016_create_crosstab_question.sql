-- What crosstabs are counted of, standing still as the shown cube does, and of whom they were told.
SET LOCAL search_path = sipas;

ALTER TABLE shown_state ADD COLUMN keeps_answers boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN shown_state.keeps_answers IS 'Whether showings keep the answers in shown_answers: of a small survey from the first on, else from its first crosstab on.';

CREATE TABLE shown_answers (
    unit_code       text   NOT NULL,
    survey_code     text   NOT NULL REFERENCES survey,
    period_code     text   NOT NULL,
    channel         text   NOT NULL,
    respondent_type text   NOT NULL,
    procedure_code  text   NOT NULL,
    since           bigint NOT NULL,
    few             bigint NOT NULL,
    few_until       bigint NOT NULL,
    responses       bigint NOT NULL CHECK (responses > 0),
    answers         bytea  NOT NULL,
    PRIMARY KEY (unit_code, survey_code, period_code, channel, respondent_type, procedure_code)
);
COMMENT ON TABLE  shown_answers IS 'The answers behind the groups of the shown cube, for crosstabs: moved with them.';
COMMENT ON COLUMN shown_answers.unit_code IS 'Reporting unit; first in the key, it spreads a national survey.';
COMMENT ON COLUMN shown_answers.survey_code IS 'The survey.';
COMMENT ON COLUMN shown_answers.period_code IS 'The period that the day of the responses is in.';
COMMENT ON COLUMN shown_answers.channel IS 'kiosk, online, paper or interview.';
COMMENT ON COLUMN shown_answers.respondent_type IS 'citizen, business, or empty if not told.';
COMMENT ON COLUMN shown_answers.procedure_code IS 'Procedure, empty if not told.';
COMMENT ON COLUMN shown_answers.since IS 'Number of the showing that first kept the group; 0 if it was of fewer than ten then.';
COMMENT ON COLUMN shown_answers.few IS 'Its responses when ten or more newcomers came to fewer than ten; 0 if that never was.';
COMMENT ON COLUMN shown_answers.few_until IS 'Number of the showing in which those newcomers came; 0 if that never was.';
COMMENT ON COLUMN shown_answers.responses IS 'How many responses there are.';
COMMENT ON COLUMN shown_answers.answers IS 'Their encoded answers one after the other, sorted: no id, day or order of arrival.';
CREATE INDEX shown_answers_of_survey ON shown_answers (survey_code);
GRANT SELECT, INSERT, UPDATE ON shown_answers TO sipas_service;

CREATE TABLE crosstab_question (
    survey_code     text   NOT NULL REFERENCES survey,
    number          bigint NOT NULL CHECK (number > 0),
    showing         bigint NOT NULL CHECK (showing > 0),
    units           text   NOT NULL,
    period_code     text   NOT NULL,
    procedure_code  text   NOT NULL,
    channel         text   NOT NULL,
    respondent_type text   NOT NULL,
    PRIMARY KEY (survey_code, number)
);
COMMENT ON TABLE  crosstab_question IS 'Ledger of those of whom crosstabs were told: who differs from them by fewer than ten people is not told. Append only; who asked is not kept.';
COMMENT ON COLUMN crosstab_question.survey_code IS 'The survey.';
COMMENT ON COLUMN crosstab_question.number IS 'From 1 in the order in which they were first answered.';
COMMENT ON COLUMN crosstab_question.showing IS 'Number of the showing whose responses were counted (shown_state.folded).';
COMMENT ON COLUMN crosstab_question.units IS 'Code of the reporting unit; empty for all of the survey.';
COMMENT ON COLUMN crosstab_question.period_code IS 'The period, empty for all.';
COMMENT ON COLUMN crosstab_question.procedure_code IS 'The procedure, empty for all.';
COMMENT ON COLUMN crosstab_question.channel IS 'The channel, empty for all.';
COMMENT ON COLUMN crosstab_question.respondent_type IS 'citizen or business, empty for all.';
GRANT SELECT, INSERT ON crosstab_question TO sipas_service;
