/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_TRANSACTION_H
#define SV_STORE_TRANSACTION_H

#include "base/status.h"

struct sv_db;

/*
 * All or nothing: runs work between BEGIN and COMMIT and rolls back if it fails.
 * work touches nothing but the database: it is run again, at most five times,
 * when PostgreSQL asks for it (serialization failure, deadlock).
 */
typedef enum sv_status sv_work(struct sv_db *db, void *context, struct sv_error *reterr);

SV_MUST_USE
enum sv_status sv_transact(struct sv_db *db, sv_work *work, void *context, struct sv_error *reterr);

/*
 * The same with one view of the database from its first statement to its last
 * (repeatable read): what others commit meanwhile is not seen, and changing what they
 * have changed begins anew.
 */
SV_MUST_USE
enum sv_status sv_transact_snapshot(struct sv_db *db, sv_work *work, void *context,
                                    struct sv_error *reterr);

/*
 * The same, run once only: for work that touches more than the database. All its
 * statements see the database as it was at the first.
 */
SV_MUST_USE
enum sv_status sv_transact_once(struct sv_db *db, sv_work *work, void *context,
                                struct sv_error *reterr);

#endif
