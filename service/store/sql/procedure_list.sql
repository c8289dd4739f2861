-- All procedures.
SELECT procedure_code AS code, unit_code AS unit, field_vi, field_en, name_vi, name_en,
       online_level, legacy_level::int8 AS legacy_level, valid_from, valid_until
  FROM procedure
 ORDER BY procedure_code COLLATE "C"
