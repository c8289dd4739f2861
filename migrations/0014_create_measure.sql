-- Targets, and the plan that reaches them.
SET LOCAL search_path = sipas;

CREATE TABLE par_target (
    unit_code      text   NOT NULL REFERENCES unit,
    framework_code text   NOT NULL,
    period         text   NOT NULL,
    entry          bigint GENERATED ALWAYS AS IDENTITY,
    kind           text   NOT NULL CHECK (kind IN ('rank', 'total', 'criterion', 'at_maximum')),
    criterion_code text   NOT NULL,
    low            bigint NOT NULL,
    high           bigint NOT NULL,
    source         text   NOT NULL,
    PRIMARY KEY (unit_code, framework_code, period, entry),
    CONSTRAINT par_target_of_criterion CHECK ((kind = 'criterion') = (criterion_code <> '')),
    CONSTRAINT par_target_in_order CHECK (low <= high)
);
COMMENT ON TABLE  par_target IS 'What a unit has set itself; of one kind and criterion the last entry counts.';
COMMENT ON COLUMN par_target.unit_code IS 'The unit.';
COMMENT ON COLUMN par_target.framework_code IS 'The framework.';
COMMENT ON COLUMN par_target.period IS 'The period.';
COMMENT ON COLUMN par_target.entry IS 'Grows with each entry.';
COMMENT ON COLUMN par_target.kind IS 'rank (low 1, high the rank), total or criterion (points), at_maximum (fields).';
COMMENT ON COLUMN par_target.criterion_code IS 'The criterion, if the target is of one.';
COMMENT ON COLUMN par_target.low IS 'In millionths: the least that reaches it.';
COMMENT ON COLUMN par_target.high IS 'In millionths: the upper end of the target.';
COMMENT ON COLUMN par_target.source IS 'The document that set it.';
GRANT SELECT, INSERT ON par_target TO sipas_service;

CREATE TABLE measure (
    unit_code       text   NOT NULL,
    framework_code  text   NOT NULL,
    period          text   NOT NULL,
    measure_code    text   NOT NULL,
    entry           bigint GENERATED ALWAYS AS IDENTITY,
    criterion_code  text   NOT NULL,
    title           text   NOT NULL,
    owner_unit      text   NOT NULL,
    owner           text   NOT NULL,
    due_on          date   NOT NULL,
    cost            bigint NOT NULL CHECK (cost >= 0),
    chance_percent  int    NOT NULL CHECK (chance_percent BETWEEN 1 AND 100),
    expected_points bigint NOT NULL CHECK (expected_points >= 0),
    achieved_points bigint,
    requires        text   NOT NULL,
    excludes        text   NOT NULL,
    expected_proof  text   NOT NULL,
    progress        int    NOT NULL CHECK (progress BETWEEN 0 AND 100),
    state           text   NOT NULL CHECK (state IN ('proposed', 'planned', 'doing', 'done', 'dropped')),
    reason          text   NOT NULL,
    author          text   NOT NULL,
    made_on         date   NOT NULL,
    PRIMARY KEY (unit_code, framework_code, period, measure_code, entry),
    FOREIGN KEY (unit_code, framework_code, period) REFERENCES scorecard
);
COMMENT ON TABLE  measure IS 'Remedial measures on criteria below maximum, append only: the last entry of a measure counts.';
COMMENT ON COLUMN measure.unit_code IS 'The unit whose scorecard it raises.';
COMMENT ON COLUMN measure.framework_code IS 'The framework.';
COMMENT ON COLUMN measure.period IS 'The period in which points were lost.';
COMMENT ON COLUMN measure.measure_code IS 'Code of the measure within the plan.';
COMMENT ON COLUMN measure.entry IS 'Grows with each change.';
COMMENT ON COLUMN measure.criterion_code IS 'The criterion it raises.';
COMMENT ON COLUMN measure.title IS 'What is to be done.';
COMMENT ON COLUMN measure.owner_unit IS 'The unit or department in charge.';
COMMENT ON COLUMN measure.owner IS 'The function in charge, not a name.';
COMMENT ON COLUMN measure.due_on IS 'Last day.';
COMMENT ON COLUMN measure.cost IS 'In thousand đồng.';
COMMENT ON COLUMN measure.chance_percent IS 'Chance that it brings its points.';
COMMENT ON COLUMN measure.expected_points IS 'Points it brings, in millionths.';
COMMENT ON COLUMN measure.achieved_points IS 'Points that its criterion won, entered by hand where no later scorecard tells them; below zero if it lost more.';
COMMENT ON COLUMN measure.requires IS 'Codes of measures without which it brings nothing, separated by blanks.';
COMMENT ON COLUMN measure.excludes IS 'Codes of measures that it stands against, separated by blanks.';
COMMENT ON COLUMN measure.expected_proof IS 'Evidence that will show it.';
COMMENT ON COLUMN measure.progress IS 'Percent done.';
COMMENT ON COLUMN measure.state IS 'proposed, planned, doing, done or dropped.';
COMMENT ON COLUMN measure.reason IS 'Why it was changed.';
COMMENT ON COLUMN measure.author IS 'Role and key of whoever wrote the entry.';
COMMENT ON COLUMN measure.made_on IS 'Day of the entry.';
GRANT SELECT, INSERT ON measure TO sipas_service;
