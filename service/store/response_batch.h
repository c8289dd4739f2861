/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_RESPONSE_BATCH_H
#define SV_STORE_RESPONSE_BATCH_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/response.h"

#include <stdbool.h>
#include <stddef.h>

struct sv_db;

/* What became of a response that was handed in. */
enum sv_verdict {
    SV_VERDICT_ABSENT, /* not stored, and nothing there tells why */
    SV_VERDICT_STORED,
    SV_VERDICT_KNOWN,    /* it, or a later revision of it, is already there */
    SV_VERDICT_CONFLICT, /* its id and revision stand for other content */
    SV_VERDICT_CLOSED    /* the survey takes no more responses */
};

/* One response of a batch and, afterwards, what became of it. */
struct sv_batch_row {
    const struct sv_response *response;
    bool look_up_only; /* only asked for: it must not be stored */
    enum sv_verdict verdict;
};

/*
 * Stores the rows in one transaction, then asks about those that were not
 * stored. Precondition: ordered by id, none twice (two batches with the same rows
 * lock them in the same order, and nothing of the order of arrival is kept).
 */
SV_MUST_USE
enum sv_status sv_store_responses(struct sv_db *db, struct sv_arena *arena,
                                  struct sv_batch_row *rows, size_t count, struct sv_error *reterr);

#endif
