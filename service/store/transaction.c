/* SPDX-License-Identifier: Apache-2.0 */
#include "store/transaction.h"

#include "store/connection.h"

enum { ATTEMPTS_MAX = 5 };

static enum sv_status command(struct sv_db *db, const char *sql, struct sv_error *reterr)
{
    SV_FREED_BY(PQclear) PGresult *res = PQexec(sv_db_handle(db), sql);

    if (PQresultStatus(res) != PGRES_COMMAND_OK)
        return sv_db_failed(res, sql, reterr);
    return SV_OK;
}

static enum sv_status attempt(struct sv_db *db, const char *begin, sv_work *work, void *context,
                              struct sv_error *reterr)
{
    struct sv_error ignored;
    enum sv_status status = command(db, begin, reterr);

    if (status != SV_OK)
        return status;
    status = work(db, context, reterr);
    if (status == SV_OK)
        return command(db, "COMMIT", reterr);
    (void)!command(db, "ROLLBACK", &ignored);
    return status;
}

static enum sv_status transact(struct sv_db *db, const char *begin, sv_work *work, void *context,
                               struct sv_error *reterr)
{
    enum sv_status status = SV_ERR_BUSY;

    for (int i = 0; i < ATTEMPTS_MAX && status == SV_ERR_BUSY; i++) {
        if (!sv_db_alive(db))
            return sv_fail(reterr, SV_ERR_BUSY, "transaction", "the connection was lost");
        status = attempt(db, begin, work, context, reterr);
    }
    return status;
}

enum sv_status sv_transact(struct sv_db *db, sv_work *work, void *context, struct sv_error *reterr)
{
    return transact(db, "BEGIN", work, context, reterr);
}

enum sv_status sv_transact_snapshot(struct sv_db *db, sv_work *work, void *context,
                                    struct sv_error *reterr)
{
    return transact(db, "BEGIN ISOLATION LEVEL REPEATABLE READ", work, context, reterr);
}

enum sv_status sv_transact_once(struct sv_db *db, sv_work *work, void *context,
                                struct sv_error *reterr)
{
    return attempt(db, "BEGIN ISOLATION LEVEL REPEATABLE READ", work, context, reterr);
}
