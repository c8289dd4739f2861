# shellcheck shell=bash
# Sourced by service/up and the tests: words to the person, children that end with us, the account to run as, and the
# other files of this folder.

# shellcheck disable=SC2034 # variables are read by those who source this file
set -euo pipefail
export LC_ALL=C.UTF-8 NODE_DISABLE_COMPILE_CACHE=1
unset "${!PG@}" "${!SIPAS_@}" # the caller's PGHOST or SIPAS_DATABASE_URL would lead us to another database

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
setup_logs=$root/build/log

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# PostgreSQL refuses to run as root and the service need not; commands put "${as_account[@]}" before them.
account=$(id -un)
as_account=()
if [ "$(id -u)" = 0 ]; then
    account=postgres
    as_account=(env --chdir=/ setpriv --reuid=postgres --regid=postgres --init-groups --) # it may not enter where we are
fi

child=

# A session of its own keeps Ctrl-C from reaching the command before us; end_child passes the end on to all of it.
run_child() {
    local status=0
    setsid "$@" 8>&- 9>&- &
    child=$!
    wait "$child" || status=$?
    child=
    return "$status"
}

end_child() {
    [ -n "$child" ] || return 0
    kill -TERM -- "-$child" 2>/dev/null || kill -TERM "$child" 2>/dev/null || true
    wait "$child" || true
    child=
}

# clean_up_with COMMAND…: run once, however the script ends.
clean_up_with() {
    cleanup=("$@")
    trap 'end_child; "${cleanup[@]}"' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
}

# step NAME LOG COMMAND…: one step of a set-up, silent unless it fails.
step() {
    local name=$1 log=$2
    shift 2
    say "$name …"
    mkdir -p "${log%/*}"
    run_child "$@" >"$log" 2>&1 && return
    tail -n 20 "$log" >&2
    fail "$name failed; all it said is in $log"
}

# Is anything listening on this TCP port, whatever the address? Needs no tool that may be missing.
port_is_taken() {
    awk -v port="$(printf ':%04X' "$1")" '
        $4 == "0A" && substr($2, length($2) - 4) == port { taken = 1 }
        END { exit !taken }' < <(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null)
}

# wait_until_ready BASE_URL PID: until the service answers, or has ended, or 30 seconds are over.
wait_until_ready() {
    local _
    for _ in $(seq 300); do
        curl --silent --fail --noproxy '*' --globoff --output /dev/null "$1/readyz" && return
        kill -0 "$2" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

# The demonstration names its survey after the year in which it is loaded, at the counters' time.
demo_year=$(TZ='<+07>-7' date +%Y)
demo_survey=DUNGQUAT_$demo_year
demo_counter=BQL_DQ-K1

# load_demo SIPAS_COMMAND LOG
load_demo() { step "loading the demonstration" "$2" "$root/service/demo/load.sh" "$1" "$demo_year"; }

# shellcheck source=service/lib/packages.sh
. "$root/service/lib/packages.sh"
# shellcheck source=service/lib/build.sh
. "$root/service/lib/build.sh"
# shellcheck source=service/lib/cluster.sh
. "$root/service/lib/cluster.sh"
