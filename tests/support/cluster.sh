# shellcheck shell=bash disable=SC2154,SC2034 # shares the variables of setup.sh
# Sourced by the tests: a throw-away cluster, and a service on a free port of the loopback address.

# shellcheck source=service/lib/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../service/lib/setup.sh"

# The binary under test; one of another build may be named by SIPAS.
export SIPAS=${SIPAS:-$root/build/dev/service/sipas}

scratch=
service=

# Everything a test makes is below $scratch; the account of the database must be able to enter.
make_scratch() {
    # On a fresh machine the account comes with the packages, later: then /tmp will do.
    "${as_account[@]}" test -x "${TMPDIR:=/tmp}" 2>/dev/null || TMPDIR=/tmp
    scratch=$(mktemp -d "$TMPDIR/sipas-test.XXXXXX")
    clean_up_with remove_scratch
    chmod 711 "$scratch"
}

# shellcheck disable=SC2317 # called by the trap
remove_scratch() {
    stop_service || true
    [ ! -d "$scratch/db" ] || cluster_stop "$scratch/db" || true
    rm -rf "$scratch"
}

# Durability is for data that anyone wants back.
start_throw_away_cluster() {
    install -d -m 700 -o "$account" "$scratch/db"
    cluster_create "$scratch/db" --no-sync
    cluster_start "$scratch/db" 'fsync = off' 'full_page_writes = off' 'synchronous_commit = off'
}

# use_database NAME: makes it and points the settings of the service at it.
use_database() {
    cluster_database "$scratch/db" "$1"
    SIPAS_DATABASE_URL=$(conninfo "$scratch/db" sipas_service "$1")
    SIPAS_OWNER_URL=$(conninfo "$scratch/db" sipas_owner "$1")
    export SIPAS_DATABASE_URL SIPAS_OWNER_URL
    export SIPAS_MIGRATIONS_DIR=$root/migrations SIPAS_REPORT_DIR=$root/service/data/report
    export SIPAS_PAR_DIR=$root/service/data/par
}

# migrated_database: cluster, database and schema.
migrated_database() {
    start_throw_away_cluster
    use_database sipas
    step "migrating the database" "$scratch/migrate.log" "$SIPAS" migrate
}

# Below the range the system gives to outgoing connections; should another test be faster, our service says so.
free_port() {
    local port
    while
        port=$((20000 + RANDOM % 12000))
        port_is_taken "$port"
    do :; done
    printf '%s' "$port"
}

# start_service: serves at BASE_URL until stop_service or the end.
start_service() {
    local port
    port=$(free_port)
    export BASE_URL=http://127.0.0.1:$port
    SIPAS_LISTEN=127.0.0.1:$port SIPAS_WEB_DIR=$root/web/dist SIPAS_OPENAPI=$root/service/docs/openapi.yaml \
        "$SIPAS" serve >"$scratch/service.log" 2>&1 &
    service=$!
    wait_until_ready "$BASE_URL" "$service" && return
    tail -n 20 "$scratch/service.log" >&2
    fail "the service did not get ready"
}

# stop_service: fails if the service did not end well; that is where the sanitizers report leaks.
stop_service() {
    local status=0
    [ -n "$service" ] || return 0
    kill -TERM "$service" 2>/dev/null || true
    wait "$service" || status=$?
    service=
    [ "$status" = 0 ] || grep -m 1 -A 60 -e 'ERROR: .*Sanitizer' -e 'runtime error:' "$scratch/service.log" >&2 ||
        tail -n 20 "$scratch/service.log" >&2
    return "$status"
}
