-- $1 number of the device
SELECT d.device_id AS id, d.survey_code AS survey, p.unit_code AS unit, d.counter_code AS counter, p.name_vi,
       p.name_en, d.label, coalesce(d.contact_on, 'infinity') AS contact_on, d.head_number, d.head_hash
  FROM device d JOIN device_place p USING (device_id)
 WHERE d.device_id = $1::int8
