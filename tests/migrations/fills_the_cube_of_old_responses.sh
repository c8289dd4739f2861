#!/usr/bin/env bash
# A database with responses of before there was a tally cube: the first fold computes it from all of them.
# shellcheck source=tests/support/migrations.sh
. "$(dirname "$0")/../support/migrations.sh"

old=$scratch/until_0007
mkdir "$old"
cp "$root"/migrations/000[1-7]_*.sql "$old"

# What a service of that time had stored: the demonstration, which the program of today loads elsewhere.
must_migrate "$root/migrations"
load_demo "$SIPAS" "$scratch/demo.log"
pg_dump --data-only --disable-triggers --table 'sipas.instrument' --table 'sipas.unit' --table 'sipas.procedure' --table 'sipas.survey' \
    --table 'sipas.survey_p*' --table 'sipas.survey_unit' --table 'sipas.response' "$(conninfo "$scratch/db" "$account")" >"$scratch/data.sql"
# Survey by survey: cells, responses.
counted="SELECT survey_code, count(*), (SELECT count(DISTINCT response_id) FROM sipas.response r WHERE r.survey_code = t.survey_code)
           FROM sipas.tally t GROUP BY 1 ORDER BY 1"
expected=$(rows "$counted")
surveys=$(rows 'SELECT count(DISTINCT survey_code) FROM sipas.response')

use_database upgraded
must_migrate "$old"
psql -XAtq -v ON_ERROR_STOP=1 -f "$scratch/data.sql" "$(conninfo "$scratch/db" "$account" upgraded)" >/dev/null ||
    fail "the old responses could not be restored"
must_migrate "$root/migrations"
in_upgraded() { psql -XAtq -v ON_ERROR_STOP=1 -c "$1" "$(conninfo "$scratch/db" "$account" upgraded)"; }
[ "$(in_upgraded 'SELECT bool_and(outdated), count(*) FROM sipas.fold_state')" = "t|$surveys" ] ||
    fail "the cube is not marked to be computed"
"$SIPAS" recompute >"$scratch/said" || { cat "$scratch/said" >&2; fail "the cube is not what the responses say"; }
[ "$(grep -c ': equal$' "$scratch/said")" = "$surveys" ] || { cat "$scratch/said" >&2; fail "not every cube is equal"; }
[ "$(in_upgraded "$counted")" = "$expected" ] ||
    { in_upgraded "$counted" >&2; fail "not all responses are in the cube: $expected"; }
[ "$(in_upgraded 'SELECT bool_or(outdated), count(*) FROM sipas.fold_state')" = "f|$surveys" ] ||
    fail "a cube is still marked to be computed"
