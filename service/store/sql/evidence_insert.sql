-- $1 unit  $2 framework  $3 period  $4 criterion  $5 SHA-256 in hex  $6 name  $7 author  $8 today
INSERT INTO evidence (unit_code, framework_code, period, criterion_code, sha256, file_name, author,
                      added_on)
VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8::date)
RETURNING entry
