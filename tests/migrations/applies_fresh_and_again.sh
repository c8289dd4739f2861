#!/usr/bin/env bash
# A fresh database takes every migration; a second run changes nothing.
# shellcheck source=tests/support/migrations.sh
. "$(dirname "$0")/../support/migrations.sh"

must_migrate "$root/migrations"
dump >"$scratch/first"
must_migrate "$root/migrations"
dump >"$scratch/second"
diff "$scratch/first" "$scratch/second" || fail "the second run changed the database"
