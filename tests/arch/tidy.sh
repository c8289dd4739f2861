#!/bin/sh
# Fails if clang-tidy finds something; skipped (77) without clang-tidy 14. Usage: tidy.sh <root> <build folder>
set -eu
cd "$1"
command -v clang-tidy >/dev/null || { echo "clang-tidy is not installed"; exit 77; }
clang-tidy --version | grep -q 'version 14\.' || { echo "clang-tidy is not 14"; exit 77; }
sources=$(git ls-files 'service/*.c')
[ -n "$sources" ]
echo "$sources" | xargs -P 2 -n 8 clang-tidy -p "$2" --quiet 2>/dev/null
