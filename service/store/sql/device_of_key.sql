-- Whose key this is, if it is good.
-- $1 the key
SELECT d.device_id AS id, d.survey_code AS survey, p.unit_code AS unit, d.counter_code AS counter, p.name_vi,
       p.name_en, d.label, coalesce(d.contact_on, 'infinity') AS contact_on, d.head_number, d.head_hash
  FROM device d JOIN device_place p USING (device_id)
 WHERE d.key_sha256 = sha256(convert_to($1, 'UTF8')) AND d.revoked_on IS NULL
