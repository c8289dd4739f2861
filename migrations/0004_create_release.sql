-- Published results, frozen.
SET LOCAL search_path = sipas;

CREATE TABLE release (
    survey_code    text  NOT NULL REFERENCES survey,
    release_number int   NOT NULL CHECK (release_number > 0),
    document       text  NOT NULL,
    sha256         bytea NOT NULL CHECK (length(sha256) = 32),
    released_on    date  NOT NULL,
    max_points     bigint NOT NULL,
    has_target     boolean NOT NULL,
    target_low     bigint NOT NULL,
    target_high    bigint NOT NULL,
    target_source  text NOT NULL,
    made           bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (survey_code, release_number)
);
COMMENT ON TABLE  release IS 'Frozen results of a survey. A corrected one has a higher number and supersedes.';
COMMENT ON COLUMN release.survey_code IS 'The survey.';
COMMENT ON COLUMN release.release_number IS 'From 1 for each survey.';
COMMENT ON COLUMN release.document IS 'The released document byte for byte.';
COMMENT ON COLUMN release.sha256 IS 'SHA-256 of the document; scorecards show it.';
COMMENT ON COLUMN release.released_on IS 'Day of the release.';
COMMENT ON COLUMN release.made IS 'Grows with each release of any survey: the later one fills a criterion.';
COMMENT ON COLUMN release.max_points IS 'Maximum of the sub-index in millionths of a point, 0 without one.';
COMMENT ON COLUMN release.has_target IS 'Whether the survey sets a target.';
COMMENT ON COLUMN release.target_low IS 'Lower end of the target, in millionths of a point.';
COMMENT ON COLUMN release.target_high IS 'Upper end.';
COMMENT ON COLUMN release.target_source IS 'The document that set the target, empty if not told.';
GRANT SELECT, INSERT ON release TO sipas_service;

CREATE TABLE release_figure (
    survey_code    text    NOT NULL,
    release_number int     NOT NULL,
    unit_code      text    NOT NULL,
    satisfied      bigint  NOT NULL,
    valid          bigint  NOT NULL,
    respondents    bigint  NOT NULL,
    known          boolean NOT NULL,
    value          double precision NOT NULL,
    low            double precision NOT NULL,
    high           double precision NOT NULL,
    PRIMARY KEY (survey_code, release_number, unit_code),
    FOREIGN KEY (survey_code, release_number) REFERENCES release
);
COMMENT ON TABLE  release_figure IS 'The index of each unit in a release, as the document has it.';
COMMENT ON COLUMN release_figure.survey_code IS 'The survey.';
COMMENT ON COLUMN release_figure.release_number IS 'The release.';
COMMENT ON COLUMN release_figure.unit_code IS 'A reporting unit or a unit above one; empty for the whole survey.';
COMMENT ON COLUMN release_figure.satisfied IS 'Satisfied answers.';
COMMENT ON COLUMN release_figure.valid IS 'Valid answers.';
COMMENT ON COLUMN release_figure.respondents IS 'People who gave them.';
COMMENT ON COLUMN release_figure.known IS 'False without a valid answer; then the share is zero and means nothing.';
COMMENT ON COLUMN release_figure.value IS 'The index, 0 to 1.';
COMMENT ON COLUMN release_figure.low IS 'Lower end of its 95 % interval.';
COMMENT ON COLUMN release_figure.high IS 'Upper end.';
GRANT SELECT, INSERT ON release_figure TO sipas_service;

CREATE TABLE release_feed (
    survey_code    text NOT NULL,
    release_number int  NOT NULL,
    framework_code text NOT NULL,
    criterion_code text NOT NULL,
    period         text NOT NULL,
    PRIMARY KEY (survey_code, release_number, framework_code, criterion_code, period),
    FOREIGN KEY (survey_code, release_number) REFERENCES release
);
COMMENT ON TABLE  release_feed IS 'The scorecard criteria that a release fills.';
COMMENT ON COLUMN release_feed.survey_code IS 'The survey.';
COMMENT ON COLUMN release_feed.release_number IS 'The release.';
COMMENT ON COLUMN release_feed.framework_code IS 'The framework.';
COMMENT ON COLUMN release_feed.criterion_code IS 'Its survey criterion.';
COMMENT ON COLUMN release_feed.period IS 'The scorecard period.';
CREATE INDEX release_feed_of_scorecard ON release_feed (framework_code, period);
GRANT SELECT, INSERT ON release_feed TO sipas_service;
