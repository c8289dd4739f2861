-- Begins a round, or sets the last days of one under the same version. No row: it has another.
-- $1 framework  $2 period  $3 version  $4 today  $5 self until  $6 appraise until  $7 explain until
INSERT INTO par_round AS r (framework_code, period, framework_version, opened_on, self_until,
                            appraise_until, explain_until)
VALUES ($1, $2, $3::int, $4::date, $5::date, $6::date, $7::date)
ON CONFLICT (framework_code, period) DO UPDATE
   SET self_until = excluded.self_until, appraise_until = excluded.appraise_until,
       explain_until = excluded.explain_until
 WHERE r.framework_version = excluded.framework_version
