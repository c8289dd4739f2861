-- Adds a survey, open; one of the same code is left as it is.
-- $1 code  $2 instrument  $3 its version  $4 document  $5 title  $6 title in English  $7 open
INSERT INTO survey (survey_code, instrument_code, instrument_version, document, title_vi, title_en,
                    open)
VALUES ($1, $2, $3::int, $4, $5, $6, $7)
ON CONFLICT DO NOTHING
