-- The two roles and the database of one installation; run by a superuser, again without harm.
-- Passwords are set only where SIPAS_OWNER_PASSWORD and SIPAS_SERVICE_PASSWORD are in the environment of psql.
\set ON_ERROR_STOP on
\getenv owner_password SIPAS_OWNER_PASSWORD
\getenv service_password SIPAS_SERVICE_PASSWORD

SELECT format('CREATE ROLE %I LOGIN', role)
  FROM unnest(ARRAY['sipas_owner', 'sipas_service']) AS role
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role)
\gexec

\if :{?owner_password}
ALTER ROLE sipas_owner PASSWORD :'owner_password';
\endif
\if :{?service_password}
ALTER ROLE sipas_service PASSWORD :'service_password';
\endif

\if :{?database}
\else
\set database sipas
\endif
SELECT format('CREATE DATABASE %I OWNER sipas_owner', :'database')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database')
\gexec
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO sipas_service;
