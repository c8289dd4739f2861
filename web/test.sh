#!/bin/sh
# Bundles every *.test.ts(x) with esbuild and runs node's test runner on the bundles.
set -eu
cd "$(dirname "$0")"
out=.tmp/tests
rm -rf "$out"
find . \( -name node_modules -o -name dist -o -name .tmp \) -prune -o \
    \( -name '*.test.ts' -o -name '*.test.tsx' \) -print |
    xargs node_modules/.bin/esbuild --bundle --platform=node --format=esm --packages=external \
        --jsx=automatic --jsx-import-source=preact --loader:.css=empty --log-level=warning \
        --sourcemap=inline --outdir="$out" --outbase=. --out-extension:.js=.mjs
exec node_modules/.bin/node --enable-source-maps --test "$out/**/*.test.mjs"
