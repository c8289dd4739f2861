-- Notes an export: what was asked for and how much left, never what was in it.
-- $1 day  $2 number of the staff key, 0 on the command line  $3 survey  $4 unit of the key  $5 unit
-- $6 procedure  $7 channel  $8 respondent type  $9 period  $10 texts  $11 format  $12 rows  $13 SHA-256
-- $14 schemes of weights  $15 byte order mark  $16 decimal comma
INSERT INTO export_log (made_on, staff_key_id, survey_code, scope_code, unit_code, procedure_code, channel,
                        respondent_type, period_code, texts, format, row_count, sha256, weights, byte_order_mark,
                        decimal_comma)
VALUES ($1, nullif($2::bigint, 0), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
