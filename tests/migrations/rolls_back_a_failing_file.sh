#!/usr/bin/env bash
# A migration that fails half-way leaves nothing of itself; mended, it applies.
# shellcheck source=tests/support/migrations.sh
. "$(dirname "$0")/../support/migrations.sh"

must_migrate "$root/migrations"
dump >"$scratch/before"
folder=$(copy_of_migrations)
added=$(next_file "$folder")
printf 'CREATE TABLE sipas.half ();\nSELECT 1 / 0;\n' >"$added"
must_not_migrate "$folder" "$(basename "$added" .sql)"
dump | diff "$scratch/before" - || fail "half a migration stayed"
echo 'CREATE TABLE sipas.half ();' >"$added"
must_migrate "$folder"
