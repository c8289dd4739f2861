# shellcheck shell=bash disable=SC2154 # shares the variables of setup.sh
# Sourced by tests/migrations: each script has a cluster of its own and says in one line why it fails.

# shellcheck source=tests/support/cluster.sh
. "$(dirname "${BASH_SOURCE[0]}")/cluster.sh"

# migrate DIR: what it says is kept in $scratch/said.
migrate() { "$SIPAS" migrate "$1" >"$scratch/said" 2>&1; }

must_migrate() { migrate "$1" || { cat "$scratch/said" >&2; fail "sipas migrate $1 failed"; }; }

# must_not_migrate DIR WORD: refused, and the message has WORD.
must_not_migrate() {
    ! migrate "$1" || fail "sipas migrate accepted $1"
    grep -q -- "$2" "$scratch/said" || { cat "$scratch/said" >&2; fail "the message does not have: $2"; }
}

# copy_of_migrations: a folder that the test may change.
copy_of_migrations() {
    cp -r "$root/migrations" "$scratch/migrations"
    chmod -R u+w "$scratch/migrations"
    printf '%s' "$scratch/migrations"
}

# next_file FOLDER: the name of a migration to come.
next_file() { printf '%s/%04d_made_by_a_test.sql' "$1" $(($(find "$1" -name '[0-9]*.sql' | wc -l) + 1)); }

# dump: everything in the database as text; pg_dump's own key, new each time, left out.
dump() { pg_dump "$(conninfo "$scratch/db" "$account")" | grep -v '^\\\(un\)\?restrict '; }

# rows SQL: the result as the superuser of the cluster sees it, one line a row.
rows() { psql -XAtq -v ON_ERROR_STOP=1 -c "$1" "$(conninfo "$scratch/db" "$account")"; }

make_scratch
start_throw_away_cluster
use_database sipas
