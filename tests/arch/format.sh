#!/bin/sh
# Fails if a C file is not as clang-format 14 writes it; skipped (77) without it. Usage: format.sh <root>
set -eu
cd "$1"
command -v clang-format >/dev/null || { echo "clang-format is not installed"; exit 77; }
clang-format --version | grep -q 'version 14\.' || { echo "clang-format is not 14"; exit 77; }
files=$(git ls-files 'service/*.[ch]' 'tests/*.[ch]')
[ -n "$files" ]
echo "$files" | xargs clang-format --dry-run -Werror
