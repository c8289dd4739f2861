# shellcheck shell=bash disable=SC2154,SC2034 # sourced by setup.sh; shares its variables
# The programs: web/node_modules, web/dist and build/<preset>, each made only when what it is made from has changed.

# One set-up of this checkout at a time: service/up and tests/run may be started together.
begin_setup() {
    mkdir -p "$setup_logs"
    exec 8>"$root/build/setup.lock"
    flock --nonblock 8 && return
    say "another set-up of this checkout is running; waiting for it …"
    flock 8
}

end_setup() { exec 8>&-; }

# remade_from STAMP FINGERPRINT: was the thing with this stamp made from just this?
remade_from() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }

install_node_modules() {
    local stamp=$root/web/node_modules/.sipas-lock fingerprint
    fingerprint=$(sha256sum <"$root/web/package-lock.json")
    remade_from "$stamp" "$fingerprint" && return
    step "installing node modules" "$setup_logs/npm-ci.log" "$root/service/lib/npm-ci" "$root/web"
    printf '%s\n' "$fingerprint" >"$stamp"
}

web_fingerprint() {
    (cd "$root/web" && find . \( -name node_modules -o -name dist -o -name '.t*' \) -prune -o -type f -print0 |
        sort -z | xargs -0 sha256sum | sha256sum)
}

build_web() {
    local stamp=$root/build/web.stamp fingerprint
    install_node_modules
    fingerprint=$(web_fingerprint)
    [ -f "$root/web/dist/index.html" ] && remade_from "$stamp" "$fingerprint" && return
    step "building the pages" "$setup_logs/web.log" npm --prefix "$root/web" run build
    printf '%s\n' "$fingerprint" >"$stamp"
}

# build_service PRESET
build_service() {
    step "configuring the $1 build" "$setup_logs/cmake-$1.log" cmake -S "$root" --preset "$1"
    step "building the service ($1)" "$setup_logs/build-$1.log" cmake --build "$root/build/$1"
}
