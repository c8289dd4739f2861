/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_RESPONSE_STORE_H
#define SV_STORE_RESPONSE_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/response.h"
#include "domain/results.h"

#include <stdbool.h>
#include <stddef.h>

struct sv_db;

/* What became of a response that was handed in. */
enum sv_verdict {
    SV_VERDICT_STORED,
    SV_VERDICT_KNOWN,    /* it, or a later revision of it, is already there */
    SV_VERDICT_CONFLICT, /* its id and revision stand for other content */
    SV_VERDICT_CLOSED    /* the survey takes no more responses */
};

/* Durable once the surrounding transaction, or without one this call, has ended. */
SV_MUST_USE
enum sv_status sv_store_response_add(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_response *response,
                                     enum sv_verdict *ret_verdict, struct sv_error *reterr);

/* Whether exactly this response, or a later revision of it, is stored already. */
SV_MUST_USE
enum sv_status sv_store_response_known(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_response *response, bool *ret_known,
                                       struct sv_error *reterr);

/* The responses of a cut, alike ones together. */
SV_MUST_USE
enum sv_status sv_store_results_rows(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_survey *survey, const struct sv_cut *cut,
                                     struct sv_grouped_rows *ret_rows, struct sv_error *reterr);

#endif
