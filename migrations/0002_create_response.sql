-- The answers. Rows are only ever added; nothing tells who answered, when in the day, or in what order.
SET LOCAL search_path = sipas;

CREATE TABLE response (
    unit_code       text     NOT NULL,
    survey_code     text     NOT NULL,
    day             date     NOT NULL,
    response_id     uuid     NOT NULL,
    revision        smallint NOT NULL CHECK (revision > 0),
    complete        boolean  NOT NULL,
    channel         text     NOT NULL CHECK (channel IN ('kiosk', 'online', 'paper', 'interview')),
    respondent_type text     NOT NULL CHECK (respondent_type IN ('', 'citizen', 'business')),
    counter_code    text     NOT NULL,
    procedure_code  text     NOT NULL,
    language        text     NOT NULL,
    duration_s      int      NOT NULL CHECK (duration_s >= 0),
    answers         bytea    NOT NULL,
    texts           text[],
    PRIMARY KEY (unit_code, survey_code, day, response_id, revision)
);
COMMENT ON TABLE  response IS 'Responses and their revisions; the highest revision of an id counts.';
COMMENT ON COLUMN response.unit_code IS 'Reporting unit; first in the key, it spreads a national survey.';
COMMENT ON COLUMN response.survey_code IS 'The survey answered.';
COMMENT ON COLUMN response.day IS 'Local day of the answer; no time is kept.';
COMMENT ON COLUMN response.response_id IS 'Random id made by the client, so that sending twice stores once.';
COMMENT ON COLUMN response.revision IS 'From 1; a later, fuller answer of the same person has a higher one.';
COMMENT ON COLUMN response.complete IS 'Whether the person reached the end of the form.';
COMMENT ON COLUMN response.channel IS 'How it was answered; always a stratum of its own.';
COMMENT ON COLUMN response.respondent_type IS 'citizen, business, or empty if not told.';
COMMENT ON COLUMN response.counter_code IS 'Counter of the tablet, empty if none.';
COMMENT ON COLUMN response.procedure_code IS 'Procedure the answer is about, empty if not told.';
COMMENT ON COLUMN response.language IS 'Language of the form, empty if not told.';
COMMENT ON COLUMN response.duration_s IS 'Seconds from first to last tap, 0 if not told.';
COMMENT ON COLUMN response.answers IS 'Encoded answers: one byte or bit set an item, see docs/database.md.';
COMMENT ON COLUMN response.texts IS 'Item code, text, item code, text ...; null without texts.';

-- The same id under another unit or day is a changed body too, and the primary key would not see it.
CREATE UNIQUE INDEX response_once ON response (response_id, revision);
CREATE INDEX response_of_survey ON response (survey_code, day);
GRANT SELECT, INSERT ON response TO sipas_service;
