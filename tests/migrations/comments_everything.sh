#!/usr/bin/env bash
# Every table and every column of the schema says what it means.
# shellcheck source=tests/support/migrations.sh
. "$(dirname "$0")/../support/migrations.sh"

must_migrate "$root/migrations"
[ "$(rows "SELECT count(*) > 0 FROM pg_tables WHERE schemaname = 'sipas'")" = t ] || fail "there are no tables"
silent=$(rows "$(cat "$root/tests/migrations/without_comment.sql")")
[ -z "$silent" ] || fail "without a comment: $silent"
