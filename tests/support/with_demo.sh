#!/usr/bin/env bash
# Runs a command while service/up serves the demonstration from a temporary folder. Usage: with_demo.sh COMMAND…
# Exports BASE_URL, STAFF_KEY, SURVEY and COUNTER, and SIPAS with its settings, for the command line.
# shellcheck source=tests/support/cluster.sh
. "$(dirname "$0")/cluster.sh"

[ $# -gt 0 ] || { echo "usage: with_demo.sh COMMAND…" >&2; exit 2; }
up=

# stop_up: service/up must end well when it is told to.
stop_up() {
    local ended=$up
    [ -n "$up" ] || return 0
    up=
    kill -TERM "$ended" 2>/dev/null || true
    wait "$ended"
}

# shellcheck disable=SC2317 # called by the trap
clean_up() {
    stop_up || true
    remove_scratch
}

make_scratch
clean_up_with clean_up
port=$(free_port)
var=$scratch/var
setsid "$root/service/up" --address 127.0.0.1 --port "$port" --var "$var" >"$scratch/up.log" 2>&1 &
up=$!
until grep -q 'is ready' "$scratch/up.log"; do
    kill -0 "$up" 2>/dev/null || { cat "$scratch/up.log" >&2; fail "service/up ended"; }
    sleep 0.2
done
STAFF_KEY=$(sed -n 's/^staff-key: //p' "$scratch/up.log")
export STAFF_KEY BASE_URL=http://127.0.0.1:$port SURVEY=$demo_survey COUNTER=$demo_counter
# shellcheck source=/dev/null
. "$var/env"
export SIPAS=$var/app/sipas
run_child "$@"
stop_up || { cat "$scratch/up.log" >&2; fail "service/up did not end well"; }
