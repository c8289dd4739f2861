#!/usr/bin/env bash
# A migration that was applied and then edited is refused by name, and nothing is changed.
# shellcheck source=tests/support/migrations.sh
. "$(dirname "$0")/../support/migrations.sh"

must_migrate "$root/migrations"
dump >"$scratch/before"
folder=$(copy_of_migrations)
edited=$(find "$folder" -name '[0-9]*.sql' | sort | head -n 1)
echo '-- edited' >>"$edited"
must_not_migrate "$folder" "$(basename "$edited" .sql)"
dump | diff "$scratch/before" - || fail "the refusal changed the database"
