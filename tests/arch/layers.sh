#!/bin/sh
# Fails if a file of service/ includes a layer it must not know. Usage: layers.sh <repository root>
set -eu
cd "$1/service"

check() { # check <layer> <layers it may include>
    find "$1" -name '*.[ch]' -exec awk -v layer="$1" -v allowed=" $2 " '
        match($0, /^#include "[a-z]+\//) {
            used = substr($0, 11, RLENGTH - 11)
            if (index(allowed, " " used " ") == 0) {
                printf "%s:%d: %s must not include %s\n", FILENAME, FNR, layer, used
                bad = 1
            }
        }
        END { exit bad }' {} +
}
only() { # only <header> <where it may be included>
    if grep -rn "#include <$1>" . | grep -Ev "^\./($2)" ; then
        echo "$1 may be included only in $2"
        return 1
    fi
}
status=0
check base   "base"                      || status=1
check domain "base domain"               || status=1
check store  "base domain store"         || status=1
check wire   "base domain wire"          || status=1
check app    "base domain store app"     || status=1
check post   "base post"                 || status=1
check feed   "base domain app post feed"      || status=1
check report "base domain report"           || status=1
check export "base domain app wire export"      || status=1
check http   "base domain app wire export report http" || status=1
only 'libpq-fe\.h'   'store/'            || status=1
only 'microhttpd\.h' 'http/(transport|sending)\.c' || status=1
only 'cjson/cJSON\.h' '(wire|http|main)/'     || status=1
only 'gsl/.*'        'domain/special\.c' || status=1
only 'curl/.*'       'post/send\.c'     || status=1
only 'magic\.h'      'app/sniff\.c'     || status=1
only 'sodium\.h'     'app/seal\.c'       || status=1
only 'xlsxwriter\.h' 'export/(xlsx|workbook|xlsx_setup)\.[ch]' || status=1
only 'readstat\.h'   'export/stat\.c'   || status=1
only 'qrencode\.h'   'main/qr\.c'        || status=1
exit $status
