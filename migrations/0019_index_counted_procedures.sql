-- Whether a survey counted a procedure: asked at each load of a survey of every procedure that its units do not handle.
SET LOCAL search_path = sipas;

-- Of another collation for the reason of tally_changed (0008). No update loses being HOT by it: none has been since folded,
-- which every update changes, is indexed.
CREATE INDEX tally_counted ON tally (survey_code COLLATE "C", procedure_code COLLATE "C") WHERE procedure_code <> '';
