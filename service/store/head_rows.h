/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_HEAD_ROWS_H
#define SV_STORE_HEAD_ROWS_H

#include "domain/par.h"
#include "store/db.h"

/* Private to service/store: rows of scorecards as domain values. */
struct sv_heads {
    const struct sv_scorecard_head *items;
    size_t count;
};

SV_MUST_USE
enum sv_status sv_heads_select(struct sv_db *db, struct sv_arena *arena, const struct sv_stmt *stmt,
                               const struct sv_param *params, struct sv_heads *ret_heads,
                               struct sv_error *reterr);

#endif
