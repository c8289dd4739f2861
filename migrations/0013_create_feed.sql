-- Releases leave through a feed: signed, in order, at least once; what they fill is kept once.
SET LOCAL search_path = sipas;

CREATE TABLE signing_key (
    signing_key_id int   PRIMARY KEY CHECK (signing_key_id > 0),
    public_key     bytea NOT NULL CHECK (length(public_key) = 32),
    secret_key     bytea NOT NULL CHECK (length(secret_key) = 64),
    made_on        date  NOT NULL
);
COMMENT ON TABLE  signing_key IS 'Ed25519 keys that sign releases; every process of the service shares them.';
COMMENT ON COLUMN signing_key.signing_key_id IS 'Number from 1; the highest signs, all of them verify.';
COMMENT ON COLUMN signing_key.public_key IS 'For those who verify.';
COMMENT ON COLUMN signing_key.secret_key IS 'Signs; never leaves the service.';
COMMENT ON COLUMN signing_key.made_on IS 'Day on which it was made.';
GRANT SELECT, INSERT ON signing_key TO sipas_service;

ALTER TABLE release
    ADD COLUMN signing_key_id int REFERENCES signing_key,
    ADD COLUMN signature      bytea CHECK (length(signature) = 64),
    ADD CONSTRAINT release_signed CHECK ((signature IS NULL) = (signing_key_id IS NULL));
COMMENT ON COLUMN release.signing_key_id IS 'Key of the signature; none on releases older than signatures.';
COMMENT ON COLUMN release.signature IS 'Ed25519 over the bytes of the document.';

CREATE TABLE feed_entry (
    entry          bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    survey_code    text NOT NULL,
    release_number int  NOT NULL,
    UNIQUE (survey_code, release_number),
    FOREIGN KEY (survey_code, release_number) REFERENCES release
);
COMMENT ON TABLE  feed_entry IS 'The outbox: written in the transaction of the release, in the order of commit.';
COMMENT ON COLUMN feed_entry.entry IS 'The cursor of readers.';
COMMENT ON COLUMN feed_entry.survey_code IS 'The survey.';
COMMENT ON COLUMN feed_entry.release_number IS 'Its release.';
GRANT SELECT, INSERT ON feed_entry TO sipas_service;
INSERT INTO feed_entry (survey_code, release_number)
SELECT survey_code, release_number FROM release ORDER BY made;

CREATE TABLE feed_taken (
    entry bigint PRIMARY KEY REFERENCES feed_entry,
    fault text   NOT NULL
);
COMMENT ON TABLE  feed_taken IS 'Entries that the scoring module has taken, in their order: those after the last are to come.';
COMMENT ON COLUMN feed_taken.entry IS 'The entry.';
COMMENT ON COLUMN feed_taken.fault IS 'Why its document could not be read, empty if it could.';
GRANT SELECT, INSERT ON feed_taken TO sipas_service;
INSERT INTO feed_taken SELECT entry, '' FROM feed_entry;

CREATE TABLE webhook (
    webhook_id int     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    name       text    NOT NULL,
    url        text    NOT NULL,
    secret     bytea   NOT NULL CHECK (length(secret) BETWEEN 24 AND 64),
    local      boolean NOT NULL,
    from_entry bigint  NOT NULL,
    made_on    date    NOT NULL,
    ended_on   date
);
COMMENT ON TABLE  webhook IS 'Who gets releases by HTTP.';
COMMENT ON COLUMN webhook.webhook_id IS 'Number of the receiver.';
COMMENT ON COLUMN webhook.name IS 'Whose it is.';
COMMENT ON COLUMN webhook.url IS 'Where documents are posted.';
COMMENT ON COLUMN webhook.secret IS 'Key of its signatures (Standard Webhooks).';
COMMENT ON COLUMN webhook.local IS 'An operator allowed an address of this network.';
COMMENT ON COLUMN webhook.from_entry IS 'Entries after this one are delivered.';
COMMENT ON COLUMN webhook.made_on IS 'Day on which it was added.';
COMMENT ON COLUMN webhook.ended_on IS 'Day on which it was ended.';
GRANT SELECT, INSERT ON webhook TO sipas_service;
GRANT UPDATE (ended_on) ON webhook TO sipas_service;

CREATE TABLE webhook_delivery (
    webhook_id   int         NOT NULL REFERENCES webhook,
    entry        bigint      NOT NULL REFERENCES feed_entry,
    state        text        NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
    attempts     int         NOT NULL CHECK (attempts >= 0),
    next_at      timestamptz NOT NULL,
    last_status  int         NOT NULL,
    last_fault   text        NOT NULL,
    PRIMARY KEY (webhook_id, entry)
);
COMMENT ON TABLE  webhook_delivery IS 'How far each document has come with each receiver.';
COMMENT ON COLUMN webhook_delivery.webhook_id IS 'The receiver.';
COMMENT ON COLUMN webhook_delivery.entry IS 'The document.';
COMMENT ON COLUMN webhook_delivery.state IS 'waiting, delivered, or dead: no more attempts until it is replayed.';
COMMENT ON COLUMN webhook_delivery.attempts IS 'How often it was tried since it was last begun.';
COMMENT ON COLUMN webhook_delivery.next_at IS 'When it is tried next, if it waits; while it is tried, when another service may try.';
COMMENT ON COLUMN webhook_delivery.last_status IS 'HTTP status of the last attempt, 0 without one.';
COMMENT ON COLUMN webhook_delivery.last_fault IS 'What went wrong last, empty if nothing did.';
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at) WHERE state = 'waiting';
GRANT SELECT, INSERT, UPDATE ON webhook_delivery TO sipas_service;

CREATE TABLE survey_score (
    unit_code      text    NOT NULL,
    framework_code text    NOT NULL,
    period         text    NOT NULL,
    criterion_code text    NOT NULL,
    survey_code    text    NOT NULL,
    release_number int     NOT NULL,
    sha256         bytea   NOT NULL CHECK (length(sha256) = 32),
    released_on    date    NOT NULL,
    taken          bigint  NOT NULL GENERATED ALWAYS AS IDENTITY,
    shown          boolean NOT NULL,
    satisfied      bigint  NOT NULL,
    valid          bigint  NOT NULL,
    respondents    bigint  NOT NULL,
    known          boolean NOT NULL,
    value          double precision NOT NULL,
    interval_known boolean NOT NULL,
    low            double precision NOT NULL,
    high           double precision NOT NULL,
    max_points     bigint  NOT NULL,
    has_target     boolean NOT NULL,
    target_low     bigint  NOT NULL,
    target_high    bigint  NOT NULL,
    target_source  text    NOT NULL,
    options        text    NOT NULL,
    PRIMARY KEY (unit_code, framework_code, period, criterion_code, survey_code, release_number)
);
COMMENT ON TABLE  survey_score IS 'What releases brought to scorecards: each once, however often a release comes in.';
COMMENT ON COLUMN survey_score.unit_code IS 'The unit.';
COMMENT ON COLUMN survey_score.framework_code IS 'The framework.';
COMMENT ON COLUMN survey_score.period IS 'The period of the scorecard.';
COMMENT ON COLUMN survey_score.criterion_code IS 'The survey criterion.';
COMMENT ON COLUMN survey_score.survey_code IS 'The survey.';
COMMENT ON COLUMN survey_score.release_number IS 'Its release.';
COMMENT ON COLUMN survey_score.sha256 IS 'SHA-256 of the released document.';
COMMENT ON COLUMN survey_score.released_on IS 'Day of the release.';
COMMENT ON COLUMN survey_score.taken IS 'Grows with each: of several surveys the one taken last fills a criterion.';
COMMENT ON COLUMN survey_score.shown IS 'False if the release hides the unit.';
COMMENT ON COLUMN survey_score.satisfied IS 'Satisfied answers.';
COMMENT ON COLUMN survey_score.valid IS 'Valid answers.';
COMMENT ON COLUMN survey_score.respondents IS 'People who gave them.';
COMMENT ON COLUMN survey_score.known IS 'False without a valid answer.';
COMMENT ON COLUMN survey_score.value IS 'The index, 0 to 1.';
COMMENT ON COLUMN survey_score.interval_known IS 'False without an interval.';
COMMENT ON COLUMN survey_score.low IS 'Lower end of the 95 % interval.';
COMMENT ON COLUMN survey_score.high IS 'Upper end.';
COMMENT ON COLUMN survey_score.max_points IS 'Maximum of the sub-index in millionths of a point.';
COMMENT ON COLUMN survey_score.has_target IS 'Whether the survey sets a target.';
COMMENT ON COLUMN survey_score.target_low IS 'Lower end of the target, in millionths of a point.';
COMMENT ON COLUMN survey_score.target_high IS 'Upper end.';
COMMENT ON COLUMN survey_score.target_source IS 'The document that set it.';
COMMENT ON COLUMN survey_score.options IS 'Answers by item and option as JSON ({"q1":{"5":12}}), for rules by options; empty where they are hidden.';
CREATE INDEX survey_score_of_release ON survey_score (survey_code, release_number);
GRANT SELECT, INSERT ON survey_score TO sipas_service;

INSERT INTO survey_score (unit_code, framework_code, period, criterion_code, survey_code, release_number, sha256, released_on,
                          shown, satisfied, valid, respondents, known, value, interval_known, low, high, max_points,
                          has_target, target_low, target_high, target_source, options)
SELECT g.unit_code, f.framework_code, f.period, f.criterion_code, f.survey_code, f.release_number, r.sha256, r.released_on,
       g.shown, g.satisfied, g.valid, g.respondents, g.known, g.value, g.interval_known, g.low, g.high, r.max_points,
       r.has_target, r.target_low, r.target_high, r.target_source, ''
  FROM release_feed f
  JOIN release_figure g USING (survey_code, release_number)
  JOIN release r USING (survey_code, release_number)
 WHERE g.unit_code <> ''
 ORDER BY r.made;
DROP TABLE release_feed; -- survey_score has what it was for, and the document itself names what it feeds
