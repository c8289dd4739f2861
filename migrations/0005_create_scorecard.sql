-- PAR frameworks and the points of units in them.
SET LOCAL search_path = sipas;

CREATE TABLE framework (
    framework_code    text  NOT NULL,
    framework_version int   NOT NULL CHECK (framework_version > 0),
    document          text  NOT NULL,
    sha256            bytea NOT NULL CHECK (length(sha256) = 32),
    PRIMARY KEY (framework_code, framework_version)
);
COMMENT ON TABLE  framework IS 'Published PAR criteria sets. Immutable: a change is a new version.';
COMMENT ON COLUMN framework.framework_code IS 'Code of the framework.';
COMMENT ON COLUMN framework.framework_version IS 'Version, from 1.';
COMMENT ON COLUMN framework.document IS 'The document byte for byte as it was published.';
COMMENT ON COLUMN framework.sha256 IS 'SHA-256 of the document.';
GRANT SELECT, INSERT ON framework TO sipas_service;

CREATE TABLE scorecard (
    unit_code         text NOT NULL REFERENCES unit,
    framework_code    text NOT NULL,
    period            text NOT NULL,
    framework_version int  NOT NULL,
    PRIMARY KEY (unit_code, framework_code, period),
    FOREIGN KEY (framework_code, framework_version) REFERENCES framework
);
COMMENT ON TABLE  scorecard IS 'One unit in one framework and period.';
COMMENT ON COLUMN scorecard.unit_code IS 'The unit that is scored.';
COMMENT ON COLUMN scorecard.framework_code IS 'The framework.';
COMMENT ON COLUMN scorecard.period IS 'The period, usually a year.';
COMMENT ON COLUMN scorecard.framework_version IS 'The version of the framework it is scored under.';
GRANT SELECT, INSERT ON scorecard TO sipas_service;

CREATE TABLE score (
    unit_code      text   NOT NULL,
    framework_code text   NOT NULL,
    period         text   NOT NULL,
    criterion_code text   NOT NULL,
    entry          bigint GENERATED ALWAYS AS IDENTITY,
    stage          text   NOT NULL CHECK (stage IN ('self', 'appraised', 'final')),
    applicable     boolean NOT NULL,
    points         bigint NOT NULL CHECK (points >= 0),
    reason         text   NOT NULL,
    entered_on     date   NOT NULL,
    PRIMARY KEY (unit_code, framework_code, period, criterion_code, entry),
    FOREIGN KEY (unit_code, framework_code, period) REFERENCES scorecard
);
COMMENT ON TABLE  score IS 'Points entered for criteria, append only: the last entry of the last stage counts.';
COMMENT ON COLUMN score.unit_code IS 'The unit that is scored.';
COMMENT ON COLUMN score.framework_code IS 'The framework.';
COMMENT ON COLUMN score.period IS 'The period.';
COMMENT ON COLUMN score.criterion_code IS 'The criterion; never one that a survey fills.';
COMMENT ON COLUMN score.entry IS 'Grows with each entry.';
COMMENT ON COLUMN score.stage IS 'self, appraised or final.';
COMMENT ON COLUMN score.applicable IS 'False: the criterion does not apply and leaves the maximum.';
COMMENT ON COLUMN score.points IS 'Points in millionths; 0 where it does not apply.';
COMMENT ON COLUMN score.reason IS 'Source, decision or explanation.';
COMMENT ON COLUMN score.entered_on IS 'Day of the entry.';
GRANT SELECT, INSERT ON score TO sipas_service;
