#!/usr/bin/env bash
# Two runners at once, as when two machines are updated together: both succeed, each migration is applied once.
# shellcheck source=tests/support/migrations.sh
. "$(dirname "$0")/../support/migrations.sh"

folder=$(copy_of_migrations)
# Wide enough a window for the two to meet in; applied twice it fails.
printf 'SELECT pg_sleep(0.5);\nCREATE TABLE sipas.once ();\n' >"$(next_file "$folder")"
"$SIPAS" migrate "$folder" >"$scratch/one" 2>&1 &
one=$!
"$SIPAS" migrate "$folder" >"$scratch/two" 2>&1 &
two=$!
wait "$one" || { cat "$scratch/one" >&2; fail "the first runner failed"; }
wait "$two" || { cat "$scratch/two" >&2; fail "the second runner failed"; }
[ "$(rows "SELECT count(*) FROM pg_class WHERE oid = to_regclass('sipas.once')")" = 1 ] || fail "the migration was not applied"
