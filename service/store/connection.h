/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_CONNECTION_H
#define SV_STORE_CONNECTION_H

#include "base/cleanup.h"
#include "base/status.h"

#include <libpq-fe.h>
#include <stdbool.h>
#include <stddef.h>

struct sv_db;

/* Connects, pins the session settings, checks the schema version and prepares every statement. */
SV_MUST_USE
enum sv_status sv_db_open(const char *conninfo, struct sv_db **ret_db, struct sv_error *reterr);
void sv_db_close(struct sv_db *db);

/* A connection with time-outs of ours; the caller looks at its status. */
PGconn *sv_connect(const char *conninfo);

/*
 * The failure that a result tells. What PostgreSQL says is kept where it speaks
 * of itself; of data it may quote, so there only the code and the constraint.
 */
SV_MUST_USE
enum sv_status sv_db_failed(const PGresult *res, const char *where, struct sv_error *reterr);

/* False once the connection was lost, or of no use any more. */
bool sv_db_alive(const struct sv_db *db);

/*
 * Notes from a result that the connection is of no use any more: its server became
 * read-only in a failover, or a migration outdated what it has prepared.
 */
void sv_db_look_at(struct sv_db *db, const PGresult *res);

PGconn *sv_db_handle(struct sv_db *db);

SV_DEFINE_FREED_BY(PGresult, PQclear)
SV_DEFINE_FREED_BY(PGconn, PQfinish)
SV_DEFINE_FREED_BY(struct sv_db, sv_db_close)

#endif
