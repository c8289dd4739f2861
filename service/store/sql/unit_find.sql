-- One node of the organisation tree.
-- $1 unit
SELECT unit_code AS code, parent_code AS parent, kind, name_vi, name_en, valid_from, valid_until,
       successor_code AS successor
  FROM unit
 WHERE unit_code = $1
