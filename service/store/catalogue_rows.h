/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_CATALOGUE_ROWS_H
#define SV_STORE_CATALOGUE_ROWS_H

#include "domain/survey.h"
#include "store/db.h"

/* Private to service/store: rows of units, procedures and counters as domain values. */
SV_MUST_USE
enum sv_status sv_units_select(struct sv_db *db, struct sv_arena *arena, const struct sv_stmt *stmt,
                               const struct sv_param *params, struct sv_units *ret_units,
                               struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_procedures_select(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_stmt *stmt, const struct sv_param *params,
                                    struct sv_procedures *ret_procedures, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_counters_select(struct sv_db *db, struct sv_arena *arena,
                                  const struct sv_stmt *stmt, const struct sv_param *params,
                                  struct sv_counters *ret_counters, struct sv_error *reterr);

#endif
