#!/usr/bin/env bash
# Scores of before entries knew their turn: the history tells it; a scorecard that was decided keeps what it was decided on.
# shellcheck source=tests/support/migrations.sh
. "$(dirname "$0")/../support/migrations.sh"

old=$scratch/until_0016
mkdir "$old"
cp "$root"/migrations/000[1-9]_*.sql "$root"/migrations/001[0-6]_*.sql "$old"
must_migrate "$old"

# The same history twice: OPEN was returned after its first appraisal, DONE was decided with a final entry of before it was
# explained. OLD was entered before there was a history.
rows "SET search_path = sipas;
INSERT INTO unit (unit_code, parent_code, kind, name_vi, name_en, valid_from, valid_until, successor_code)
SELECT u, '', 'board', u, u, '2020-01-01', 'infinity', '' FROM unnest(ARRAY['OPEN', 'DONE', 'OLD']) AS u;
INSERT INTO framework (framework_code, framework_version, document, sha256) VALUES ('F', 1, '{}', sha256('{}'));
INSERT INTO scorecard (unit_code, framework_code, period, framework_version, state, decision_number, decision_date)
VALUES ('OPEN', 'F', '2025', 1, 'sent', '', NULL), ('DONE', 'F', '2025', 1, 'published', '1/QĐ', '2025-12-31'),
       ('OLD', 'F', '2025', 1, 'open', '', NULL);
INSERT INTO score (unit_code, framework_code, period, criterion_code, stage, applicable, points, reason, entered_on)
VALUES ('OPEN', 'F', '2025', '1', 'self', true, 9, '', '2025-01-01'), ('OPEN', 'F', '2025', '1', 'appraised', true, 4, '', '2025-01-02'),
       ('OPEN', 'F', '2025', '1', 'appraised', true, 6, '', '2025-01-04'),
       ('DONE', 'F', '2025', '1', 'final', true, 5, '', '2025-01-01'), ('DONE', 'F', '2025', '1', 'appraised', true, 7, '', '2025-01-03'),
       ('OLD', 'F', '2025', '1', 'final', true, 3, '', '2024-01-01');
INSERT INTO par_event (unit_code, framework_code, period, criterion_code, action, from_state, to_state, reason, author)
SELECT unit, 'F', '2025', criterion, action, '', state, '', 'operator'
  FROM (VALUES (1, 'OPEN', '1', 'score', 'self 9'), (2, 'OPEN', '', 'send', 'sent'), (3, 'OPEN', '1', 'score', 'appraised 4'),
               (4, 'OPEN', '', 'return', 'open'), (5, 'OPEN', '', 'send', 'sent'), (6, 'OPEN', '1', 'score', 'appraised 6'),
               (7, 'DONE', '', 'send', 'sent'), (8, 'DONE', '', 'appraise', 'appraised'), (9, 'DONE', '1', 'score', 'final 5'),
               (10, 'DONE', '', 'explain', 'explained'), (11, 'DONE', '1', 'score', 'appraised 7'),
               (12, 'DONE', '', 'finalise', 'final')) AS e (nth, unit, criterion, action, state)
 ORDER BY nth;
INSERT INTO scorecard_release (unit_code, framework_code, period, criterion_code, survey_code, release_number)
VALUES ('DONE', 'F', '2025', '7', 'S', 1);" >/dev/null

must_migrate "$root/migrations"
[ "$(rows 'SELECT unit_code, turn, returned_turn, decisions FROM sipas.scorecard ORDER BY unit_code' | tr '\n' ' ')" = \
    'DONE|3|0|1 OLD|0|0|0 OPEN|3|2|0 ' ] || fail "the scorecards are in other turns than their history tells"
[ "$(rows 'SELECT unit_code, stage, points, turn FROM sipas.score ORDER BY entry' | tr '\n' ' ')" = \
    'OPEN|self|9|0 OPEN|appraised|4|1 OPEN|appraised|6|3 DONE|final|5|3 DONE|appraised|7|3 OLD|final|3|0 ' ] ||
    fail "the scores are of other turns than their history tells"
[ "$(rows 'SELECT decision, release_number FROM sipas.scorecard_release')" = '1|1' ] ||
    fail "the release is not that of the first decision"
