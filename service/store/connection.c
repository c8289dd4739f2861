/* SPDX-License-Identifier: Apache-2.0 */
#include "store/connection.h"

#include "store/statements.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sv_db {
    PGconn *conn;
    bool stale;
};

/* The service never trusts the server's defaults. */
static const char SESSION_SQL[] = "SET search_path = sipas, pg_temp;"
                                  "SET timezone = 'UTC';"
                                  "SET datestyle = 'ISO';"
                                  "SET bytea_output = 'hex';"
                                  "SET client_encoding = 'UTF8';"
                                  "SET extra_float_digits = 1;"
                                  "SET default_transaction_isolation = 'read committed';"
                                  "SET synchronous_commit = on;"
                                  "SET statement_timeout = '30s';"
                                  "SET lock_timeout = '5s';"
                                  "SET idle_in_transaction_session_timeout = '30s'";

static const char VERSION_SQL[] = "SELECT coalesce(max(version), 0) FROM sipas.schema_migration";

static enum sv_status check_version(struct sv_db *db, struct sv_error *reterr)
{
    SV_FREED_BY(PQclear) PGresult *res = PQexec(db->conn, VERSION_SQL);

    const char *sqlstate = PQresultErrorField(res, PG_DIAG_SQLSTATE);

    if (sqlstate != NULL && strcmp(sqlstate, "42P01") == 0) /* no such table */
        return sv_fail(reterr, SV_ERR_INTERNAL, "schema",
                       "the database has no sipas schema yet: run 'sipas migrate'");
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
        return sv_db_failed(res, "schema", reterr);

    long version = strtol(PQgetvalue(res, 0, 0), NULL, 10);

    if (version != sv_schema_version)
        return sv_fail(reterr, SV_ERR_INTERNAL, "schema",
                       "the database has schema version %ld, this program knows %ld: %s", version,
                       sv_schema_version,
                       version < sv_schema_version ? "run 'sipas migrate'"
                                                   : "install the newer program");
    return SV_OK;
}

static enum sv_status prepare_session(struct sv_db *db, struct sv_error *reterr)
{
    SV_FREED_BY(PQclear) PGresult *set = PQexec(db->conn, SESSION_SQL);

    if (PQresultStatus(set) != PGRES_COMMAND_OK)
        return sv_db_failed(set, "session", reterr);

    enum sv_status status = check_version(db, reterr);
    if (status != SV_OK)
        return status;
    for (size_t i = 0; i < sv_all_stmts_count; i++) {
        const struct sv_stmt *stmt = sv_all_stmts[i];
        SV_FREED_BY(PQclear)
        PGresult *res = PQprepare(db->conn, stmt->name, stmt->sql, stmt->param_count, NULL);

        if (PQresultStatus(res) != PGRES_COMMAND_OK)
            return sv_db_failed(res, stmt->name, reterr);
    }
    return SV_OK;
}

static void ignore_notice(void *arg, const PGresult *res)
{
    (void)arg, (void)res;
}

PGconn *sv_connect(const char *conninfo)
{
    /* A database that vanished must not hold a thread until TCP gives up; conninfo may say other.
     */
    static const char *const names[] = { "connect_timeout",  "tcp_user_timeout",
                                         "keepalives_idle",  "keepalives_interval",
                                         "keepalives_count", "application_name",
                                         "dbname",           NULL };
    const char *const values[] = { "5", "10000", "5", "2", "3", "sipas", conninfo, NULL };

    return PQconnectdbParams(names, values, 1);
}

enum sv_status sv_db_open(const char *conninfo, struct sv_db **ret_db, struct sv_error *reterr)
{
    struct sv_db *db = calloc(1, sizeof(*db));

    if (db == NULL)
        abort();
    db->conn = sv_connect(conninfo);
    (void)PQsetNoticeReceiver(db->conn, ignore_notice, NULL);

    enum sv_status status =
        PQstatus(db->conn) == CONNECTION_OK
            ? prepare_session(db, reterr)
            : sv_fail(reterr, SV_ERR_BUSY, "connect", "%s", PQerrorMessage(db->conn));

    if (status != SV_OK) {
        sv_db_close(db);
        return status;
    }
    *ret_db = db;
    return SV_OK;
}

void sv_db_close(struct sv_db *db)
{
    if (db == NULL)
        return;
    PQfinish(db->conn);
    free(db);
}

bool sv_db_alive(const struct sv_db *db)
{
    return PQstatus(db->conn) == CONNECTION_OK && !db->stale;
}

void sv_db_look_at(struct sv_db *db, const PGresult *res)
{
    static const char *const stale[] = { "25006", "26000", "0A000" };
    const char *sqlstate = PQresultErrorField(res, PG_DIAG_SQLSTATE);

    for (size_t i = 0; sqlstate != NULL && i < sizeof(stale) / sizeof(stale[0]); i++)
        db->stale |= strcmp(sqlstate, stale[i]) == 0;
}

PGconn *sv_db_handle(struct sv_db *db)
{
    return db->conn;
}
