-- $1 unit  $2 framework  $3 period  $4 criterion, '' for the scorecard  $5 action  $6 from  $7 to
-- $8 reason  $9 author
INSERT INTO par_event (unit_code, framework_code, period, criterion_code, action, from_state,
                       to_state, reason, author)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
