-- Adds a unit or replaces what is known of it.
-- $1 code  $2 parent  $3 kind  $4 name  $5 name in English  $6, $7 validity [from, until)  $8 successor
INSERT INTO unit AS u (unit_code, parent_code, kind, name_vi, name_en, valid_from, valid_until,
                       successor_code)
VALUES ($1, $2, $3, $4, $5, $6::date, $7::date, $8)
ON CONFLICT (unit_code) DO UPDATE
   SET parent_code = excluded.parent_code, kind = excluded.kind, name_vi = excluded.name_vi,
       name_en = excluded.name_en, valid_from = excluded.valid_from,
       valid_until = excluded.valid_until, successor_code = excluded.successor_code
 WHERE (u.parent_code, u.kind, u.name_vi, u.name_en, u.valid_from, u.valid_until, u.successor_code)
    IS DISTINCT FROM (excluded.parent_code, excluded.kind, excluded.name_vi, excluded.name_en,
                      excluded.valid_from, excluded.valid_until, excluded.successor_code)
