-- Enrolled tablets: their binding and credential, the chain of their sessions, and the keys that open what they seal.
SET LOCAL search_path = sipas;

CREATE TABLE seal_key (
    seal_key_id smallint PRIMARY KEY CHECK (seal_key_id > 0),
    public_key  bytea    NOT NULL CHECK (length(public_key) = 32),
    secret_key  bytea    NOT NULL CHECK (length(secret_key) = 32),
    made_on     date     NOT NULL
);
COMMENT ON TABLE  seal_key IS 'Key pairs (X25519) to which tablets seal answers; every process of the service shares them.';
COMMENT ON COLUMN seal_key.seal_key_id IS 'Number from 1; answers are sealed to the highest, all of them open.';
COMMENT ON COLUMN seal_key.public_key IS 'What a tablet is given.';
COMMENT ON COLUMN seal_key.secret_key IS 'What opens a box; lost, every outbox that is not sent is lost.';
COMMENT ON COLUMN seal_key.made_on IS 'Day it was made.';
GRANT SELECT, INSERT ON seal_key TO sipas_service;

CREATE TABLE device (
    device_id       bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    survey_code     text    NOT NULL REFERENCES survey,
    counter_code    text    NOT NULL REFERENCES unit (unit_code),
    label           text    NOT NULL,
    made_on         date    NOT NULL,
    code_sha256     bytea   CONSTRAINT device_code_once UNIQUE,
    code_expires_on date    NOT NULL,
    key_sha256      bytea   CONSTRAINT device_key_once UNIQUE,
    enrolled_on     date,
    revoked_on      date,
    contact_on      date,
    version         text,
    queue           int     CHECK (queue >= 0),
    head_number     bigint  NOT NULL DEFAULT 0,
    head_hash       bytea   NOT NULL DEFAULT decode(repeat('00', 32), 'hex') CHECK (length(head_hash) = 32),
    head_session    bigint  NOT NULL DEFAULT 0,
    head_open       boolean NOT NULL DEFAULT false,
    CONSTRAINT device_is_enrolled_with_a_key CHECK ((enrolled_on IS NULL) = (key_sha256 IS NULL)),
    CONSTRAINT device_code_is_used_once CHECK (enrolled_on IS NULL OR code_sha256 IS NULL)
);
COMMENT ON TABLE  device IS 'Tablets, each bound to one counter of one survey.';
COMMENT ON COLUMN device.device_id IS 'Number by which a device is listed and revoked; it goes into its chain.';
COMMENT ON COLUMN device.survey_code IS 'The survey it may answer.';
COMMENT ON COLUMN device.counter_code IS 'The counter it stands at.';
COMMENT ON COLUMN device.label IS 'What the staff wrote to recognise it.';
COMMENT ON COLUMN device.made_on IS 'Day it was added.';
COMMENT ON COLUMN device.code_sha256 IS 'SHA-256 of the enrolment code; null once it was used.';
COMMENT ON COLUMN device.code_expires_on IS 'Last day on which the code is good.';
COMMENT ON COLUMN device.key_sha256 IS 'SHA-256 of its key (256 random bits); null before enrolment.';
COMMENT ON COLUMN device.enrolled_on IS 'Day of enrolment.';
COMMENT ON COLUMN device.revoked_on IS 'Day it was revoked; null while it is good.';
COMMENT ON COLUMN device.contact_on IS 'Last day on which it called.';
COMMENT ON COLUMN device.version IS 'Version of its page, as it last told.';
COMMENT ON COLUMN device.queue IS 'Answers that waited on it, as it last told.';
COMMENT ON COLUMN device.head_number IS 'Number of the last entry of its session chain.';
COMMENT ON COLUMN device.head_hash IS 'Hash of that entry; zeros before the first.';
COMMENT ON COLUMN device.head_session IS 'Session of that entry.';
COMMENT ON COLUMN device.head_open IS 'Whether that session was opened and not ended.';
GRANT SELECT, INSERT ON device TO sipas_service;
GRANT UPDATE (code_sha256, key_sha256, enrolled_on, revoked_on, contact_on, version, queue, head_number, head_hash,
              head_session, head_open) ON device TO sipas_service;
CREATE INDEX device_of_counter ON device (survey_code, counter_code);

CREATE TABLE device_entry (
    device_id bigint NOT NULL REFERENCES device,
    number    bigint NOT NULL CHECK (number > 0),
    hash      bytea  NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (device_id, number)
);
COMMENT ON TABLE  device_entry IS 'Hashes of the entries of a session chain, so that another text under a known number shows.';
COMMENT ON COLUMN device_entry.device_id IS 'The device.';
COMMENT ON COLUMN device_entry.number IS 'Number of the entry, from 1.';
COMMENT ON COLUMN device_entry.hash IS 'Its hash as it was first taken.';
GRANT SELECT, INSERT ON device_entry TO sipas_service;

CREATE TABLE device_day (
    device_id bigint NOT NULL REFERENCES device,
    day       date   NOT NULL,
    opened    int    NOT NULL CHECK (opened >= 0),
    abandoned int    NOT NULL CHECK (abandoned >= 0),
    submitted int    NOT NULL CHECK (submitted >= 0),
    PRIMARY KEY (device_id, day)
);
COMMENT ON TABLE  device_day IS 'Sessions of a device by day; no time of day, no link to a response.';
COMMENT ON COLUMN device_day.device_id IS 'The device.';
COMMENT ON COLUMN device_day.day IS 'The day, as the device told it.';
COMMENT ON COLUMN device_day.opened IS 'Sessions opened.';
COMMENT ON COLUMN device_day.abandoned IS 'Sessions ended without an answer.';
COMMENT ON COLUMN device_day.submitted IS 'Sessions ended with at least one answer.';
GRANT SELECT, INSERT ON device_day TO sipas_service;
GRANT UPDATE (opened, abandoned, submitted) ON device_day TO sipas_service;

CREATE TABLE device_gap (
    device_id    bigint NOT NULL REFERENCES device,
    kind         text   NOT NULL,
    from_number  bigint NOT NULL,
    until_number bigint NOT NULL,
    found_on     date   NOT NULL,
    PRIMARY KEY (device_id, kind, from_number),
    CONSTRAINT device_gap_kind_known CHECK (kind IN ('missing', 'fork', 'unclosed')),
    CONSTRAINT device_gap_runs_forward CHECK (from_number <= until_number)
);
COMMENT ON TABLE  device_gap IS 'What is wrong with the session chain of a device; never removed.';
COMMENT ON COLUMN device_gap.device_id IS 'The device.';
COMMENT ON COLUMN device_gap.kind IS 'missing, fork or unclosed.';
COMMENT ON COLUMN device_gap.from_number IS 'First entry concerned.';
COMMENT ON COLUMN device_gap.until_number IS 'Last entry concerned.';
COMMENT ON COLUMN device_gap.found_on IS 'Day on which the service found it.';
GRANT SELECT, INSERT ON device_gap TO sipas_service;
GRANT UPDATE (until_number) ON device_gap TO sipas_service;

-- As for responses, the nearest reporting unit above the counter counts; units may move, so it is not kept.
CREATE VIEW device_place AS
SELECT d.device_id, coalesce(p.unit_code, '') AS unit_code, c.name_vi, c.name_en
  FROM device d
  JOIN unit c ON c.unit_code = d.counter_code
  LEFT JOIN LATERAL (
       WITH RECURSIVE above AS (
           SELECT c.unit_code, c.parent_code, 0 AS steps
           UNION ALL
           SELECT u.unit_code, u.parent_code, a.steps + 1 FROM above a JOIN unit u ON u.unit_code = a.parent_code
       )
       SELECT a.unit_code
         FROM above a JOIN survey_unit su ON su.survey_code = d.survey_code AND su.unit_code = a.unit_code
        ORDER BY a.steps
        LIMIT 1) p ON true;
COMMENT ON VIEW   device_place IS 'Where each device stands, by the tree of units as it is now.';
COMMENT ON COLUMN device_place.device_id IS 'The device.';
COMMENT ON COLUMN device_place.unit_code IS 'Reporting unit of its counter, empty if the counter has left the survey.';
COMMENT ON COLUMN device_place.name_vi IS 'Name of its counter.';
COMMENT ON COLUMN device_place.name_en IS 'The same in English.';
GRANT SELECT ON device_place TO sipas_service;
