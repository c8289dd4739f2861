#!/usr/bin/env bash
# Runs a command with a database of its own, migrated and thrown away afterwards. Usage: with_db.sh COMMAND…
# Exports SIPAS_DATABASE_URL and SIPAS_OWNER_URL for the program, SIPAS_TEST_URL and SIPAS_TEST_OWNER_URL for the tests.
# shellcheck source=tests/support/cluster.sh
. "$(dirname "$0")/cluster.sh"

[ $# -gt 0 ] || { echo "usage: with_db.sh COMMAND…" >&2; exit 2; }
make_scratch
migrated_database >&2
export CRITERION_JOBS=1 # the tests of a file share the database; at once, their locks would meet
export SIPAS_TEST_URL=$SIPAS_DATABASE_URL SIPAS_TEST_OWNER_URL=$SIPAS_OWNER_URL
run_child "$@"
