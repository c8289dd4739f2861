# shellcheck shell=bash disable=SC2154,SC2034 # sourced by setup.sh; shares its variables
# A private PostgreSQL cluster in a folder: pg/ holds the data, postgresql.log what it says; one Unix socket, no network.

# cluster_bin DIR: where the programs of the version that made it are; for a new one, the newest installed.
cluster_bin() {
    local version bin
    version=$("${as_account[@]}" cat "$1/pg/PG_VERSION" 2>/dev/null ||
        find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -printf '%f\n' | sort -n | tail -n 1)
    bin=/usr/lib/postgresql/$version/bin
    [ -x "$bin/initdb" ] || fail "PostgreSQL $version is not installed, but $1/pg was made by it"
    [ "$version" -ge 15 ] || fail "PostgreSQL 15 or newer is needed; installed: $version"
    printf '%s' "$bin"
}

# socket_dir DIR: DIR/run, or a short folder where that is too long for a socket (107 bytes with the file's name), or has
# a comma, which separates hosts for libpq.
socket_dir() {
    local dir=$1/run
    if [[ $dir == *,* || $(printf '%s' "$dir/.s.PGSQL.5432" | wc -c) -gt 107 ]]; then
        dir=${XDG_RUNTIME_DIR:-/tmp}
        [ ${#as_account[@]} = 0 ] || dir=/run
        dir=$dir/sipas-$(printf '%s' "$1" | sha256sum | cut -c 1-16)
    fi
    printf '%s' "$dir"
}

# conninfo DIR ROLE [DATABASE]
conninfo() {
    local dir
    dir=$(socket_dir "$1" | sed "s/[\\\\']/\\\\&/g")
    printf "host='%s' port=5432 user='%s' dbname=%s" "$dir" "$2" "${3:-sipas}"
}

# write_in FILE LINE…: a file of the account.
write_in() {
    local file=$1
    shift
    printf '%s\n' "$@" | "${as_account[@]}" tee "$file" >/dev/null
}

# cluster_create DIR [INITDB_OPTION…]: pg/ appears only when complete, so a broken-off start can be repeated.
# Peer authentication takes the system's word for who is calling: no passwords.
cluster_create() {
    local dir=$1 new=$1/pg.new bin caller role map=()
    shift
    bin=$(cluster_bin "$dir")
    "${as_account[@]}" mkdir -p "$dir/log"
    "${as_account[@]}" rm -rf "$new"
    step "making the database cluster" "$dir/log/initdb.log" "${as_account[@]}" "$bin/initdb" --pgdata "$new" \
        --username "$account" --encoding UTF8 --locale C.UTF-8 --data-checksums --auth peer "$@"
    for caller in "$account" "$(id -un)"; do
        for role in sipas_owner sipas_service "$account"; do
            map+=("sipas \"$caller\" \"$role\"")
        done
    done
    write_in "$new/pg_ident.conf" "${map[@]}"
    write_in "$new/pg_hba.conf" 'local all all peer map=sipas'
    "${as_account[@]}" sed -i "\$ a include 'sipas.conf'" "$new/postgresql.conf"
    "${as_account[@]}" mv "$new" "$dir/pg"
}

# A postmaster.pid that outlived its process (power cut, kill -9) may name a stranger by now; PostgreSQL would not start.
forget_stale_pid() {
    local pid
    pid=$("${as_account[@]}" head -n 1 "$1/pg/postmaster.pid" 2>/dev/null) || return 0
    [ "$("${as_account[@]}" readlink "/proc/$pid/cwd")" = "$1/pg" ] && return
    say "PostgreSQL had not been stopped cleanly; it recovers from its log"
    "${as_account[@]}" rm -f "$1/pg/postmaster.pid" "$(socket_dir "$1")"/.s.PGSQL.5432{,.lock}
}

make_socket_dir() {
    [ -d "$1" ] || "${as_account[@]}" mkdir -m 700 "$1" 2>/dev/null || install -d -m 700 -o "$account" "$1"
    # In a shared folder somebody else may have been there first.
    [ "$(stat -c '%U %a' "$1")" = "$account 700" ] || fail "$1 must belong to $account alone (mode 700)"
}

# cluster_start DIR [SETTING…]: also when it is running already, left behind by a killed parent. From then on psql and
# pg_dump are those of its version, not Debian's wrapper, which looks for clusters under /etc.
cluster_start() {
    local dir=$1 bin socket
    shift
    bin=$(cluster_bin "$dir")
    export PATH=$bin:$PATH
    socket=$(socket_dir "$dir")
    make_socket_dir "$socket"
    forget_stale_pid "$dir"
    [ ! -e "$dir/pg/postmaster.pid" ] || return 0
    write_in "$dir/pg/sipas.conf" "listen_addresses = ''" "unix_socket_directories = '\"${socket//\'/\'\'}\"'" \
        "port = 5432" "unix_socket_permissions = 0700" "$@"
    step "starting the database" "$dir/log/pg_ctl.log" "${as_account[@]}" "$bin/pg_ctl" start --wait --timeout 120 \
        --pgdata "$dir/pg" --log "$dir/log/postgresql.log"
}

cluster_stop() {
    [ -e "$1/pg/postmaster.pid" ] || return 0
    "${as_account[@]}" "$(cluster_bin "$1")/pg_ctl" stop --wait --timeout 60 --mode fast --silent --pgdata "$1/pg"
    rmdir "$(socket_dir "$1")" 2>/dev/null || true
}

# cluster_database DIR [NAME]: the roles, and a database of this name.
cluster_database() {
    step "making the database ${2:-sipas}" "$1/log/roles.log" psql --no-psqlrc --quiet \
        --set database="${2:-sipas}" --file "$root/service/lib/roles.sql" "$(conninfo "$1" "$account" postgres)"
}
