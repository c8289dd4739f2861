-- The procedures that the reporting units of a survey handle, those of no unit in particular, and those that were counted though they
-- were given to others since: who was told apart must not go together with the rest on the next day, or the difference tells of few.
-- $1 survey
SELECT procedure_code AS code, unit_code AS unit, field_vi, field_en, name_vi, name_en,
       online_level, legacy_level::int8 AS legacy_level, valid_from, valid_until
  FROM procedure p
 WHERE unit_code = ''
    OR EXISTS (SELECT FROM survey_unit su WHERE su.survey_code = $1
                                            AND su.unit_code = p.unit_code)
    OR EXISTS (SELECT FROM tally t
                WHERE t.survey_code COLLATE "C" = $1 AND t.procedure_code <> ''
                  AND t.procedure_code COLLATE "C" = p.procedure_code
               OFFSET 0)
 ORDER BY procedure_code COLLATE "C"
