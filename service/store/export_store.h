/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_EXPORT_STORE_H
#define SV_STORE_EXPORT_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/export.h"

struct sv_db;

/*
 * Passes the responses of an order to each, by id, some hundred in memory at a
 * time; a row lives until each returns. For use inside sv_transact_once.
 */
SV_MUST_USE
enum sv_status sv_store_export_rows(struct sv_db *db, const struct sv_survey *survey,
                                    const struct sv_export_order *order, sv_export_each *each,
                                    void *context, struct sv_error *reterr);

/* Responses per weight cell of the whole survey, whatever the order leaves out. For use as above.
 */
SV_MUST_USE
enum sv_status sv_store_export_weight_cells(struct sv_db *db, struct sv_arena *arena,
                                            const struct sv_survey *survey,
                                            const int64_t **ret_responses, struct sv_error *reterr);

SV_MUST_USE
enum sv_status sv_store_export_log_add(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_export_order *order,
                                       const struct sv_exported *exported, struct sv_error *reterr);

/* The last first; of all surveys if survey is empty. */
SV_MUST_USE
enum sv_status sv_store_export_log(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                   struct sv_export_entries *ret_entries, struct sv_error *reterr);

#endif
