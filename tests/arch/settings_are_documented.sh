#!/bin/sh
# Fails if a setting of the program has no place in the documentation. Usage: settings_are_documented.sh <root> <sipas>
set -eu
missing=0
for name in $("$2" config | sed -n 's/=.*//p' | grep '^SIPAS_'); do
    grep -q "$name" "$1/service/docs/configuration.md" || { echo "$name is not in configuration.md"; missing=1; }
done
exit $missing
