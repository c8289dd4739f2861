-- The workflow of scoring: rounds, states of scorecards, evidence, and a history that only grows.
SET LOCAL search_path = sipas;

CREATE TABLE par_round (
    framework_code    text NOT NULL,
    period            text NOT NULL,
    framework_version int  NOT NULL,
    opened_on         date NOT NULL,
    self_until        date NOT NULL,
    appraise_until    date NOT NULL,
    explain_until     date NOT NULL,
    PRIMARY KEY (framework_code, period),
    FOREIGN KEY (framework_code, framework_version) REFERENCES framework,
    CONSTRAINT par_round_in_order CHECK (self_until <= appraise_until AND appraise_until <= explain_until)
);
COMMENT ON TABLE  par_round IS 'A round of scoring in a framework and period, with its deadlines.';
COMMENT ON COLUMN par_round.framework_code IS 'The framework.';
COMMENT ON COLUMN par_round.period IS 'The period, usually a year.';
COMMENT ON COLUMN par_round.framework_version IS 'Version under which its scorecards are kept.';
COMMENT ON COLUMN par_round.opened_on IS 'Day on which it was opened.';
COMMENT ON COLUMN par_round.self_until IS 'Last day for units to score themselves and send.';
COMMENT ON COLUMN par_round.appraise_until IS 'Last day of the appraisal.';
COMMENT ON COLUMN par_round.explain_until IS 'Last day for units to explain again.';
GRANT SELECT, INSERT ON par_round TO sipas_service;
GRANT UPDATE (self_until, appraise_until, explain_until) ON par_round TO sipas_service;

ALTER TABLE scorecard
    ADD COLUMN state           text NOT NULL DEFAULT 'open'
        CONSTRAINT scorecard_state CHECK (state IN ('open', 'sent', 'appraised', 'explained', 'final', 'published')),
    ADD COLUMN decision_number text NOT NULL DEFAULT '',
    ADD COLUMN decision_date   date,
    ADD CONSTRAINT scorecard_decided CHECK ((decision_number = '') = (decision_date IS NULL));
COMMENT ON COLUMN scorecard.state IS 'Where it stands: open, sent, appraised, explained, final, published.';
COMMENT ON COLUMN scorecard.decision_number IS 'Number of the decision that made it final, empty before.';
COMMENT ON COLUMN scorecard.decision_date IS 'Date of that decision.';
GRANT UPDATE (state, decision_number, decision_date) ON scorecard TO sipas_service;

ALTER TABLE score
    ADD COLUMN facts       text   NOT NULL DEFAULT ''
        CONSTRAINT score_facts CHECK (facts IN ('', 'option', 'ratio', 'value', 'count')),
    ADD COLUMN fact_option text   NOT NULL DEFAULT '',
    ADD COLUMN fact_number bigint NOT NULL DEFAULT 0,
    ADD COLUMN fact_of     bigint NOT NULL DEFAULT 0,
    ADD COLUMN author      text   NOT NULL DEFAULT '',
    DROP CONSTRAINT score_points_check;
COMMENT ON COLUMN score.criterion_code IS 'The criterion, never one that a survey fills; empty for a published total that its rounded parts do not add up to.';
COMMENT ON COLUMN score.points IS 'Points in millionths, below zero for a penalty; 0 where it does not apply.';
COMMENT ON COLUMN score.facts IS 'What kind of facts the rule made the points from; empty where points were entered.';
COMMENT ON COLUMN score.fact_option IS 'Of an option: its code.';
COMMENT ON COLUMN score.fact_number IS 'Of a ratio its numerator, of a count the count, of a value the value in millionths.';
COMMENT ON COLUMN score.fact_of IS 'Of a ratio: its denominator.';
COMMENT ON COLUMN score.author IS 'Role and key of whoever entered it.';

CREATE TABLE par_event (
    unit_code      text NOT NULL,
    framework_code text NOT NULL,
    period         text NOT NULL,
    entry          bigint GENERATED ALWAYS AS IDENTITY,
    criterion_code text NOT NULL,
    action         text NOT NULL,
    from_state     text NOT NULL,
    to_state       text NOT NULL,
    reason         text NOT NULL,
    author         text NOT NULL,
    made_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (unit_code, framework_code, period, entry),
    FOREIGN KEY (unit_code, framework_code, period) REFERENCES scorecard
);
COMMENT ON TABLE  par_event IS 'What happened to a scorecard, append only.';
COMMENT ON COLUMN par_event.unit_code IS 'The unit that is scored.';
COMMENT ON COLUMN par_event.framework_code IS 'The framework.';
COMMENT ON COLUMN par_event.period IS 'The period.';
COMMENT ON COLUMN par_event.entry IS 'Grows with each event.';
COMMENT ON COLUMN par_event.criterion_code IS 'The criterion, empty if it is about the whole scorecard.';
COMMENT ON COLUMN par_event.action IS 'open, deadlines, score, attach, withdraw, send, return, appraise, explain, explanation, finalise or publish.';
COMMENT ON COLUMN par_event.from_state IS 'State, points, deadlines or file before, empty if there were none.';
COMMENT ON COLUMN par_event.to_state IS 'The same after.';
COMMENT ON COLUMN par_event.reason IS 'Why, as its author wrote it.';
COMMENT ON COLUMN par_event.author IS 'Role and key of whoever did it.';
COMMENT ON COLUMN par_event.made_at IS 'When.';
GRANT SELECT, INSERT ON par_event TO sipas_service;

CREATE TABLE evidence_file (
    sha256     bytea  PRIMARY KEY CHECK (length(sha256) = 32),
    size       bigint NOT NULL CHECK (size BETWEEN 1 AND 20971520),
    media_type text   NOT NULL,
    content    bytea  NOT NULL
);
COMMENT ON TABLE  evidence_file IS 'Files given as evidence, each kept once.';
COMMENT ON COLUMN evidence_file.sha256 IS 'SHA-256 of the content.';
COMMENT ON COLUMN evidence_file.size IS 'Bytes.';
COMMENT ON COLUMN evidence_file.media_type IS 'Type as its content shows, not as it was named.';
COMMENT ON COLUMN evidence_file.content IS 'The file.';
GRANT SELECT, INSERT ON evidence_file TO sipas_service;
-- Documents and pictures are compressed already.
ALTER TABLE evidence_file ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE evidence (
    unit_code      text NOT NULL,
    framework_code text NOT NULL,
    period         text NOT NULL,
    criterion_code text NOT NULL,
    entry          bigint GENERATED ALWAYS AS IDENTITY,
    sha256         bytea NOT NULL REFERENCES evidence_file,
    file_name      text NOT NULL,
    author         text NOT NULL,
    added_on       date NOT NULL,
    withdrawn      boolean NOT NULL DEFAULT false,
    PRIMARY KEY (unit_code, framework_code, period, criterion_code, entry),
    FOREIGN KEY (unit_code, framework_code, period) REFERENCES scorecard
);
COMMENT ON TABLE  evidence IS 'Which file supports which criterion of a scorecard.';
COMMENT ON COLUMN evidence.unit_code IS 'The unit that is scored.';
COMMENT ON COLUMN evidence.framework_code IS 'The framework.';
COMMENT ON COLUMN evidence.period IS 'The period.';
COMMENT ON COLUMN evidence.criterion_code IS 'The criterion.';
COMMENT ON COLUMN evidence.entry IS 'Grows with each file.';
COMMENT ON COLUMN evidence.sha256 IS 'The file.';
COMMENT ON COLUMN evidence.file_name IS 'Its name as it was given.';
COMMENT ON COLUMN evidence.author IS 'Role and key of whoever added it.';
COMMENT ON COLUMN evidence.added_on IS 'Day on which it was added.';
COMMENT ON COLUMN evidence.withdrawn IS 'Taken back while the scorecard was open; the file is kept.';
GRANT SELECT, INSERT ON evidence TO sipas_service;
GRANT UPDATE (withdrawn) ON evidence TO sipas_service;

CREATE TABLE scorecard_release (
    unit_code      text NOT NULL,
    framework_code text NOT NULL,
    period         text NOT NULL,
    criterion_code text NOT NULL,
    survey_code    text NOT NULL,
    release_number int  NOT NULL,
    PRIMARY KEY (unit_code, framework_code, period, criterion_code),
    FOREIGN KEY (unit_code, framework_code, period) REFERENCES scorecard
);
COMMENT ON TABLE  scorecard_release IS 'The releases that a final scorecard stands on; later ones do not change it.';
COMMENT ON COLUMN scorecard_release.unit_code IS 'The unit that is scored.';
COMMENT ON COLUMN scorecard_release.framework_code IS 'The framework.';
COMMENT ON COLUMN scorecard_release.period IS 'The period.';
COMMENT ON COLUMN scorecard_release.criterion_code IS 'The survey criterion.';
COMMENT ON COLUMN scorecard_release.survey_code IS 'The survey.';
COMMENT ON COLUMN scorecard_release.release_number IS 'Its release.';
GRANT SELECT, INSERT ON scorecard_release TO sipas_service;
