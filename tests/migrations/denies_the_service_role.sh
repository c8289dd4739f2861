#!/usr/bin/env bash
# The role of the running service can neither change the schema nor alter or remove what was stored.
# shellcheck source=tests/support/migrations.sh
. "$(dirname "$0")/../support/migrations.sh"

# must_be_denied SQL
must_be_denied() {
    ! psql -XAtq -c "$1" "$SIPAS_DATABASE_URL" >"$scratch/said" 2>&1 || fail "sipas_service may: $1"
    grep -Eq 'permission denied|must be owner' "$scratch/said" || { cat "$scratch/said" >&2; fail "refused for another reason: $1"; }
}

must_migrate "$root/migrations"
must_be_denied 'CREATE TABLE sipas.mine ()'
must_be_denied 'CREATE TABLE public.mine ()'
must_be_denied 'CREATE TEMPORARY TABLE mine ()'
must_be_denied 'CREATE SCHEMA mine'
must_be_denied 'CREATE ROLE mine'
for table in $(rows "SELECT tablename FROM pg_tables WHERE schemaname = 'sipas' ORDER BY 1"); do
    must_be_denied "DROP TABLE sipas.$table"
    must_be_denied "ALTER TABLE sipas.$table ADD mine integer"
    must_be_denied "TRUNCATE sipas.$table"
    # The queue of the fold alone is emptied; what was in it stands in response.
    [ "$table" = fold_queue ] || must_be_denied "DELETE FROM sipas.$table"
done
must_be_denied 'UPDATE sipas.response SET unit_code = unit_code'
must_be_denied 'UPDATE sipas.fold_queue SET answers = answers'
for table in instrument framework response release release_figure score export_log par_event evidence_file \
    scorecard_release signing_key feed_entry feed_taken survey_score par_target measure crosstab_question; do
    [ "$(rows "SELECT has_any_column_privilege('sipas_service', 'sipas.$table', 'UPDATE')")" = f ] ||
        fail "sipas_service may change rows of $table"
done
