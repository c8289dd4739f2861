#!/bin/sh
# Run by the entry point of the postgres image when it makes the cluster: roles and database, with the passwords that
# stand in the URLs of docker-compose.yml.
set -eu

password_in() { sed -E 's#^[a-z]+://[^:]+:([^@]+)@.*$#\1#' "/run/secrets/$1"; }

SIPAS_OWNER_PASSWORD=$(password_in owner_url)
SIPAS_SERVICE_PASSWORD=$(password_in database_url)
export SIPAS_OWNER_PASSWORD SIPAS_SERVICE_PASSWORD
psql --no-psqlrc --quiet --username postgres --file /sipas/roles.sql postgres
