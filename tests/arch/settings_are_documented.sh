#!/bin/sh
# Fails if a setting of the program has no place in the documentation. Usage: settings_are_documented.sh <root> <sipas>
set -eu
missing=0
settings=$("$2" config)
names=$(echo "$settings" | sed -n 's/=.*//p' | grep '^SIPAS_')
for name in $names; do
    grep -qw "$name" "$1/service/docs/configuration.md" || { echo "$name is not in configuration.md"; missing=1; }
done
exit $missing
