/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_RESULTS_STORE_H
#define SV_STORE_RESULTS_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/results.h"

struct sv_db;

/* The responses of a cut, alike ones together. */
SV_MUST_USE
enum sv_status sv_store_results_rows(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_survey *survey, const struct sv_cut *cut,
                                     struct sv_grouped_rows *ret_rows, struct sv_error *reterr);

#endif
