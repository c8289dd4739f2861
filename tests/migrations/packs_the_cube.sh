#!/usr/bin/env bash
# A cube of before its sums were packed has the same sums afterwards, to SQL and to the program alike.
# shellcheck source=tests/support/migrations.sh
. "$(dirname "$0")/../support/migrations.sh"

old=$scratch/until_0014
mkdir "$old"
cp "$root"/migrations/000[1-9]_*.sql "$root"/migrations/001[0-4]_*.sql "$old"

# What a service of that time had stored: the demonstration, which the program of today loads elsewhere.
must_migrate "$root/migrations"
load_demo "$SIPAS" "$scratch/demo.log"
pg_dump --data-only --disable-triggers --table 'sipas.instrument' --table 'sipas.unit' --table 'sipas.procedure' --table 'sipas.survey' \
    --table 'sipas.survey_p*' --table 'sipas.survey_unit' --table 'sipas.response' --table 'sipas.fold_state' "$(conninfo "$scratch/db" "$account")" >"$scratch/data.sql"
keys=unit_code,survey_code,part,day,counter_code,procedure_code,channel,respondent_type,folded
for table in tally shown_tally; do
    rows "COPY (SELECT $keys, sipas.tally_sums(sums) FROM sipas.$table) TO STDOUT" >"$scratch/$table"
    [ -s "$scratch/$table" ] || fail "$table is empty"
done
packed="SELECT 'tally', $keys, sums FROM sipas.tally UNION ALL SELECT 'shown', $keys, sums FROM sipas.shown_tally ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9"
rows "$packed" >"$scratch/expected"

use_database upgraded
must_migrate "$old"
in_upgraded() { psql -XAtq -v ON_ERROR_STOP=1 -c "$1" "$(conninfo "$scratch/db" "$account" upgraded)"; }
psql -XAtq -v ON_ERROR_STOP=1 -f "$scratch/data.sql" "$(conninfo "$scratch/db" "$account" upgraded)" >/dev/null ||
    fail "the old rows could not be restored"
for table in tally shown_tally; do in_upgraded "COPY sipas.$table ($keys, sums) FROM STDIN" <"$scratch/$table"; done
awkward='{0,-1,1,63,64,-64,-65,4294967296,-4294967297,9223372036854775807,-9223372036854775808}'
in_upgraded "INSERT INTO sipas.shown_tally ($keys, sums)
             VALUES ('', 'AWKWARD', 0, '2026-01-01', '', '', '', '', 1, '$awkward'), ('', 'AWKWARD', 1, '2026-01-01', '', '', '', '', 1, '{}')"
must_migrate "$root/migrations"

[ "$(in_upgraded "SELECT sipas.tally_sums(sums), sipas.tally_sums(sums, 3) FROM sipas.shown_tally WHERE survey_code = 'AWKWARD' ORDER BY part" |
    tr '\n' ' ')" = "$awkward|{0,-1,1} {}|{} " ] || fail "awkward sums are not what they were"
in_upgraded "DELETE FROM sipas.shown_tally WHERE survey_code = 'AWKWARD'"
in_upgraded "$packed" | cmp -s - "$scratch/expected" || fail "the sums are packed otherwise than the program packs them"
"$SIPAS" recompute >"$scratch/said" || { cat "$scratch/said" >&2; fail "the cube is not what the responses say"; }
