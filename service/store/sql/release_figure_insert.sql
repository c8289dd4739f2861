-- $1 survey  $2 number  $3 unit  $4 whether it is shown  $5 satisfied  $6 valid  $7 respondents
-- $8 known  $9 share  $10 whether it has an interval  $11, $12 interval
INSERT INTO release_figure (survey_code, release_number, unit_code, shown, satisfied, valid,
                            respondents, known, value, interval_known, low, high)
VALUES ($1, $2::int, $3, $4, $5::int8, $6::int8, $7::int8, $8, $9::float8, $10, $11::float8,
        $12::float8)
