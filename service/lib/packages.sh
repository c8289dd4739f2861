# shellcheck shell=bash disable=SC2154,SC2034 # sourced by setup.sh; shares its variables
# Debian packages: what the service needs to be built and run, what the tests need on top, and how they are installed.

# python3-munkres spares 390 MB: fonttools, of weasyprint, would take SciPy instead.
service_packages=(build-essential cmake ninja-build ccache pkg-config libmicrohttpd-dev libcjson-dev libpq-dev zlib1g-dev libsodium-dev libqrencode-dev libgsl-dev
    libxlsxwriter-dev libreadstat-dev libmagic-dev libcurl4-openssl-dev python3-openpyxl
    weasyprint python3-munkres fonts-liberation2 pandoc librsvg2-bin
    postgresql nodejs npm curl ca-certificates)
test_packages=(readstat unzip poppler-utils libcriterion-dev clang-format clang-tidy chromium fonts-dejavu-core fonts-noto-cjk libfaketime)

# Node and npm may come from elsewhere than Debian; both are only the way to the Node that web/package.json pins.
is_installed() {
    case $1 in
    nodejs) command -v node >/dev/null ;;
    npm) command -v npm >/dev/null ;;
    *) [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ] ;;
    esac
}

# install_packages PACKAGE…: installs those that are missing, and says which.
install_packages() {
    local package missing=() sudo=()
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing Debian packages: ${missing[*]}"
    command -v apt-get >/dev/null || fail "this is not Debian; please install what corresponds to: ${missing[*]}"
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "not root and no sudo; as root: apt-get install ${missing[*]}"
        sudo=(sudo)
    fi
    "${sudo[@]}" "$root/service/lib/apt-install" "${missing[@]}" >"$setup_logs/apt.log" 2>&1 && return
    tail -n 20 "$setup_logs/apt.log" >&2
    fail "installing packages failed; all it said is in $setup_logs/apt.log"
}
