#!/bin/sh
# Fails if a source file is longer than 400 lines or a C function longer than 50. Usage: sizes.sh <root>
set -eu
cd "$1"

files=$(git ls-files 'service/*.[ch]' 'tests/*.[ch]' 'web/*.ts' 'web/*.tsx' 'tests/*.ts')
sources=$(git ls-files 'service/*.c')
[ -n "$files" ] && [ -n "$sources" ]
long_files=$(echo "$files" |
    xargs wc -l | awk '$2 != "total" && $1 > 400 { print $2 ": " $1 " lines" }')
# clang-format puts the braces of a function, and of nothing inside it, at the first column.
long_functions=$(echo "$sources" | xargs awk '
    FNR == 1 { open = 0 }
    /^\{/ { open = FNR }
    /^\}/ && open { if (FNR - open - 1 > 50) print FILENAME ":" open ": " FNR - open - 1 " lines"; open = 0 }')
[ -z "$long_files$long_functions" ] && exit 0
printf '%s\n' "too long:" "$long_files" "$long_functions"
exit 1
