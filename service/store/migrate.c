/* SPDX-License-Identifier: Apache-2.0 */
#include "store/migrate.h"

#include "store/connection.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Any number will do, as long as nobody else in the database locks it. */
static const char LOCK_SQL[] = "SELECT pg_advisory_lock(7310200512)";

static const char LEDGER_SQL[] =
    "SET client_min_messages = warning;"
    "SET client_encoding = 'UTF8';"
    "CREATE SCHEMA IF NOT EXISTS sipas;"
    "CREATE TABLE IF NOT EXISTS sipas.schema_migration ("
    "    version    int         PRIMARY KEY,"
    "    name       text        NOT NULL,"
    "    sha256     bytea       NOT NULL,"
    "    applied_at timestamptz NOT NULL DEFAULT now());"
    "COMMENT ON TABLE  sipas.schema_migration IS 'Migrations applied to this database.';"
    "COMMENT ON COLUMN sipas.schema_migration.version IS 'Number of the migration.';"
    "COMMENT ON COLUMN sipas.schema_migration.name IS 'Its file name.';"
    "COMMENT ON COLUMN sipas.schema_migration.sha256 IS 'Hash of the file as it was applied.';"
    "COMMENT ON COLUMN sipas.schema_migration.applied_at IS 'When it was applied.';"
    "GRANT USAGE ON SCHEMA sipas TO sipas_service;"
    "GRANT SELECT ON sipas.schema_migration TO sipas_service";

static enum sv_status run(PGconn *conn, const char *where, const char *sql, struct sv_error *reterr)
{
    SV_FREED_BY(PQclear) PGresult *res = PQexec(conn, sql);
    ExecStatusType status = PQresultStatus(res);

    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return sv_fail(reterr, SV_ERR_INTERNAL, where, "%s", PQresultErrorMessage(res));
    return SV_OK;
}

/* Sets *ret_same to 't' or 'f', whether the ledger has the migration as it is here; not if it has
 * none. */
static enum sv_status find_applied(PGconn *conn, const struct sv_migration *migration,
                                   char *ret_same, struct sv_error *reterr)
{
    char version[24];
    const char *values[] = { version, migration->name, migration->sql };

    (void)snprintf(version, sizeof(version), "%ld", migration->version);
    SV_FREED_BY(PQclear)
    PGresult *res = PQexecParams(conn,
                                 "SELECT name = $2 AND sha256 = sha256(convert_to($3, 'UTF8'))"
                                 "  FROM sipas.schema_migration WHERE version = $1::int",
                                 3, NULL, values, NULL, NULL, 0);

    if (PQresultStatus(res) != PGRES_TUPLES_OK)
        return sv_fail(reterr, SV_ERR_INTERNAL, migration->name, "%s", PQresultErrorMessage(res));
    if (PQntuples(res) > 0)
        *ret_same = PQgetvalue(res, 0, 0)[0];
    return SV_OK;
}

static enum sv_status record(PGconn *conn, const struct sv_migration *migration,
                             struct sv_error *reterr)
{
    char version[24];
    const char *values[] = { version, migration->name, migration->sql };

    (void)snprintf(version, sizeof(version), "%ld", migration->version);
    SV_FREED_BY(PQclear)
    PGresult *res = PQexecParams(conn,
                                 "INSERT INTO sipas.schema_migration (version, name, sha256)"
                                 " VALUES ($1::int, $2, sha256(convert_to($3, 'UTF8')))",
                                 3, NULL, values, NULL, NULL, 0);

    if (PQresultStatus(res) != PGRES_COMMAND_OK)
        return sv_fail(reterr, SV_ERR_INTERNAL, migration->name, "%s", PQresultErrorMessage(res));
    return SV_OK;
}

static enum sv_status apply(PGconn *conn, const struct sv_migration *migration,
                            struct sv_error *reterr)
{
    struct sv_error ignored;
    enum sv_status status = run(conn, migration->name, "BEGIN", reterr);

    if (status == SV_OK)
        status = run(conn, migration->name, migration->sql, reterr);
    if (status == SV_OK)
        status = record(conn, migration, reterr);
    if (status == SV_OK)
        return run(conn, migration->name, "COMMIT", reterr);
    (void)!run(conn, migration->name, "ROLLBACK", &ignored);
    return status;
}

/* All applied migrations must be here, unedited and in sequence; counts them. */
static enum sv_status check_applied(PGconn *conn, const struct sv_migration *migrations,
                                    size_t count, size_t *ret_applied, struct sv_error *reterr)
{
    SV_FREED_BY(PQclear)
    PGresult *res = PQexec(conn, "SELECT count(*) FROM sipas.schema_migration");
    size_t applied = 0;

    if (PQresultStatus(res) != PGRES_TUPLES_OK)
        return sv_fail(reterr, SV_ERR_INTERNAL, "ledger", "%s", PQresultErrorMessage(res));
    size_t in_ledger = (size_t)strtoull(PQgetvalue(res, 0, 0), NULL, 10);

    for (size_t i = 0; i < count; i++) {
        char same = '\0';
        enum sv_status status = find_applied(conn, &migrations[i], &same, reterr);

        if (status != SV_OK)
            return status;
        if (same == 'f')
            return sv_fail(reterr, SV_ERR_CONFLICT, migrations[i].name,
                           "this file was edited after it was applied; a change is a new file");
        applied += same == 't';
    }
    if (applied != in_ledger)
        return sv_fail(reterr, SV_ERR_CONFLICT, "ledger",
                       "the database has %zu migrations applied, of which %zu are here", in_ledger,
                       applied);
    *ret_applied = applied;
    return SV_OK;
}

enum sv_status sv_store_migrate(const char *owner_conninfo, const struct sv_migration *migrations,
                                size_t count, size_t *ret_applied, struct sv_error *reterr)
{
    SV_FREED_BY(PQfinish) PGconn *conn = sv_connect(owner_conninfo);
    size_t applied = 0;

    if (PQstatus(conn) != CONNECTION_OK)
        return sv_fail(reterr, SV_ERR_BUSY, "connect", "%s", PQerrorMessage(conn));

    enum sv_status status = run(conn, "lock", LOCK_SQL, reterr); /* released on disconnecting */
    if (status == SV_OK)
        status = run(conn, "ledger", LEDGER_SQL, reterr);
    if (status == SV_OK)
        status = check_applied(conn, migrations, count, &applied, reterr);
    size_t before = applied;

    for (; applied < count && status == SV_OK; applied++)
        status = apply(conn, &migrations[applied], reterr);
    if (status != SV_OK)
        return status;
    *ret_applied = count - before;
    return SV_OK;
}
