-- What a release brings to a criterion in the scorecards of its units; what is there already stays.
-- $1 survey  $2 number  $3 hash of the document  $4 day  $5 framework  $6 criterion  $7 period
-- $8 maximum  $9 has a target  $10, $11 target  $12 its source; then of each unit: $13 code
-- $14 shown  $15 satisfied  $16 valid  $17 respondents  $18 known  $19 index  $20 has an interval
-- $21, $22 interval  $23 answers by item and option
INSERT INTO survey_score (unit_code, framework_code, period, criterion_code, survey_code,
                          release_number, sha256, released_on, shown, satisfied, valid, respondents,
                          known, value, interval_known, low, high, max_points, has_target,
                          target_low, target_high, target_source, options)
SELECT u.unit, $5, $7, $6, $1, $2::int, $3::bytea, $4::date, u.shown, u.satisfied, u.valid,
       u.respondents, u.known, u.value, u.interval_known, u.low, u.high, $8::int8, $9, $10::int8,
       $11::int8, $12, u.options
  FROM unnest($13::text[], $14::bool[], $15::int8[], $16::int8[], $17::int8[], $18::bool[],
              $19::float8[], $20::bool[], $21::float8[], $22::float8[], $23::text[])
    AS u (unit, shown, satisfied, valid, respondents, known, value, interval_known, low, high,
          options)
ON CONFLICT DO NOTHING
