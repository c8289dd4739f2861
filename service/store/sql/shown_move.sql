-- Shows cells as they are counted now.
-- $1 survey  $2 number of the showing  $3 units  $4 periods  $5 channels  $6 respondent types
-- $7 procedures: of each group its answers of this procedure  $8 0 for those, 1 for the factors and criteria of the group
INSERT INTO shown_tally (unit_code, survey_code, part, day, counter_code, procedure_code, channel,
                         respondent_type, folded, sums)
SELECT t.unit_code, t.survey_code, t.part, t.day, t.counter_code, t.procedure_code, t.channel,
       t.respondent_type, $2::bigint, t.sums
  FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
       AS m (unit_code, period_code, channel, respondent_type, procedure_code, part)
  JOIN survey_period p ON p.survey_code = $1 AND p.period_code = m.period_code
  JOIN tally t ON t.survey_code = $1 AND t.unit_code = m.unit_code
              AND t.channel = m.channel AND t.respondent_type = m.respondent_type
              AND t.day >= p.starts_on AND t.day < p.ends_before
              AND CASE WHEN m.part = '0' THEN t.part = 0 AND t.procedure_code = m.procedure_code
                                         ELSE t.part > 0 END
ON CONFLICT (unit_code, survey_code, part, day, counter_code, procedure_code, channel, respondent_type)
   DO UPDATE SET sums = excluded.sums, folded = excluded.folded
      WHERE shown_tally.sums <> excluded.sums
