#!/usr/bin/env bash
# A service that is older than the database, or younger, does not start.
# shellcheck source=tests/support/migrations.sh
. "$(dirname "$0")/../support/migrations.sh"

# must_not_serve WHY
must_not_serve() {
    local status=0
    SIPAS_LISTEN=127.0.0.1:$(free_port) SIPAS_WEB_DIR=$scratch/web SIPAS_OPENAPI=$root/service/docs/openapi.yaml \
        timeout 20 "$SIPAS" serve >"$scratch/said" 2>&1 || status=$?
    [ "$status" = 1 ] || { cat "$scratch/said" >&2; fail "sipas serve with $1 ended with status $status, not 1"; }
    grep -qi -e schema -e migrat "$scratch/said" || { cat "$scratch/said" >&2; fail "the message does not name the schema"; }
}

mkdir "$scratch/web"
echo >"$scratch/web/index.html"
must_not_serve 'an empty database'
folder=$(copy_of_migrations)
echo "COMMENT ON SCHEMA sipas IS 'From the future.';" >"$(next_file "$folder")"
must_migrate "$folder"
must_not_serve 'a younger schema'
