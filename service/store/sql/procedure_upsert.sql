-- Adds a procedure or replaces what is known of it.
-- $1 code  $2 unit  $3, $4 field  $5, $6 name  $7 online level  $8 legacy level  $9, $10 validity
INSERT INTO procedure AS p (procedure_code, unit_code, field_vi, field_en, name_vi, name_en,
                            online_level, legacy_level, valid_from, valid_until)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8::smallint, $9::date, $10::date)
ON CONFLICT (procedure_code) DO UPDATE
   SET unit_code = excluded.unit_code, field_vi = excluded.field_vi, field_en = excluded.field_en,
       name_vi = excluded.name_vi, name_en = excluded.name_en,
       online_level = excluded.online_level, legacy_level = excluded.legacy_level,
       valid_from = excluded.valid_from, valid_until = excluded.valid_until
 WHERE (p.unit_code, p.field_vi, p.field_en, p.name_vi, p.name_en, p.online_level, p.legacy_level,
        p.valid_from, p.valid_until)
    IS DISTINCT FROM (excluded.unit_code, excluded.field_vi, excluded.field_en, excluded.name_vi,
                      excluded.name_en, excluded.online_level, excluded.legacy_level,
                      excluded.valid_from, excluded.valid_until)
