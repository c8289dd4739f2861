#!/usr/bin/env bash
# Releases of before there was a feed: their figures still fill the scorecards, and readers of the feed find them.
# shellcheck source=tests/support/migrations.sh
. "$(dirname "$0")/../support/migrations.sh"

old=$scratch/until_0011
mkdir "$old"
cp "$root"/migrations/000[1-9]_*.sql "$root"/migrations/001[01]_*.sql "$old"
must_migrate "$old"

# Two releases of a survey, the second a correction; one unit, and the whole survey ("").
run_sql() { psql -XAtq -v ON_ERROR_STOP=1 -c "$1" "$(conninfo "$scratch/db" "$account")"; }
run_sql "SET search_path = sipas; SET session_replication_role = replica;
INSERT INTO release (survey_code, release_number, document, sha256, released_on, max_points, has_target, target_low, target_high,
                     target_source)
SELECT 'S', n, n::text, sha256(n::text::bytea), '2025-12-31', 38000000, true, 28000000, 30000000, 'KH 1444'
  FROM generate_series(1, 2) AS n;
INSERT INTO release_figure (survey_code, release_number, unit_code, satisfied, valid, respondents, known, value, low, high, shown,
                            interval_known)
SELECT 'S', n, u, 30 + n, 40, 20, true, (30 + n) / 40.0, 0.5, 0.9, true, true
  FROM generate_series(1, 2) AS n, unnest(ARRAY['', 'BOARD']) AS u;
INSERT INTO release_feed (survey_code, release_number, framework_code, criterion_code, period)
SELECT 'S', n, 'F', '7', '2025' FROM generate_series(1, 2) AS n;" >/dev/null

must_migrate "$root/migrations"
[ "$(run_sql "SELECT unit_code, framework_code, period, criterion_code, survey_code, release_number, satisfied, valid, value, max_points,
                     sha256 = sha256(release_number::text::bytea)
                FROM sipas.survey_score ORDER BY taken" | tr '\n' ' ')" = \
    'BOARD|F|2025|7|S|1|31|40|0.775|38000000|t BOARD|F|2025|7|S|2|32|40|0.8|38000000|t ' ] ||
    fail "the scorecards have other figures than the old releases"
[ "$(run_sql 'SELECT survey_code, release_number FROM sipas.feed_entry ORDER BY entry' | tr '\n' ' ')" = 'S|1 S|2 ' ] ||
    fail "the feed has not the old releases in their order"
[ "$(run_sql 'SELECT count(*) FROM sipas.feed_entry e WHERE NOT EXISTS (SELECT FROM sipas.feed_taken t WHERE t.entry = e.entry)')" = 0 ] ||
    fail "the scoring module would take the old releases again"
