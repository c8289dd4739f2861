#!/usr/bin/env bash
# A migration that was applied and whose file is gone is refused.
# shellcheck source=tests/support/migrations.sh
. "$(dirname "$0")/../support/migrations.sh"

folder=$(copy_of_migrations)
added=$(next_file "$folder")
echo "COMMENT ON SCHEMA sipas IS 'Changed by a test.';" >"$added"
must_migrate "$folder"
rm "$added"
must_not_migrate "$folder" 'of which'
