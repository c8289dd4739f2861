-- All units.
SELECT unit_code AS code, parent_code AS parent, kind, name_vi, name_en, valid_from, valid_until,
       successor_code AS successor
  FROM unit
 ORDER BY unit_code COLLATE "C"
