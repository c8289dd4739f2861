/* SPDX-License-Identifier: Apache-2.0 */
#include "app/intake.h"

#include "app/survey_cache.h"
#include "store/pool.h"
#include "store/response_store.h"
#include "store/transaction.h"

#include <stdlib.h>
#include <string.h>

struct storing {
    struct sv_arena *arena;
    const struct sv_survey *survey;
    size_t count;
    struct sv_handed_in **ordered; /* by id: two batches with the same rows do not deadlock */
};

static int compare_ids(const void *a, const void *b)
{
    const struct sv_handed_in *left = *(struct sv_handed_in *const *)a;
    const struct sv_handed_in *right = *(struct sv_handed_in *const *)b;
    int order = memcmp(left->submission.id.bytes, right->submission.id.bytes,
                       sizeof(left->submission.id.bytes));

    return order != 0 ? order : (left > right) - (left < right); /* as they were handed in */
}

static enum sv_receipt_kind receipt_of(enum sv_verdict verdict)
{
    switch (verdict) {
    case SV_VERDICT_STORED:
        return SV_RECEIPT_STORED;
    case SV_VERDICT_KNOWN:
        return SV_RECEIPT_KNOWN;
    case SV_VERDICT_CONFLICT:
        return SV_RECEIPT_CONFLICT;
    case SV_VERDICT_CLOSED:
        return SV_RECEIPT_CLOSED;
    }
    return SV_RECEIPT_CONFLICT;
}

static enum sv_status store_one(struct sv_db *db, const struct storing *storing,
                                struct sv_handed_in *handed_in, struct sv_error *reterr)
{
    enum sv_verdict verdict = SV_VERDICT_CONFLICT;
    const struct sv_response response =
        sv_response_of(storing->survey, &handed_in->submission, storing->arena);
    enum sv_status status = sv_store_response_add(db, storing->arena, &response, &verdict, reterr);

    if (status == SV_OK)
        handed_in->receipt = receipt_of(verdict);
    return status;
}

/* A response that was stored under an older catalogue is still known. */
static enum sv_status look_up(struct sv_db *db, const struct storing *storing,
                              struct sv_handed_in *handed_in, struct sv_error *reterr)
{
    bool known = false;
    const struct sv_response response =
        sv_response_of(storing->survey, &handed_in->submission, storing->arena);
    enum sv_status status = sv_store_response_known(db, storing->arena, &response, &known, reterr);

    if (status == SV_OK && known)
        handed_in->receipt = SV_RECEIPT_KNOWN;
    return status;
}

static enum sv_status store_all(struct sv_db *db, void *context, struct sv_error *reterr)
{
    const struct storing *storing = context;
    enum sv_status status = SV_OK;

    for (size_t i = 0; i < storing->count && status == SV_OK; i++) {
        if (storing->ordered[i]->violations.count == 0)
            status = store_one(db, storing, storing->ordered[i], reterr);
        else if (sv_violations_of_place_only(&storing->ordered[i]->violations))
            status = look_up(db, storing, storing->ordered[i], reterr);
    }
    return status;
}

enum sv_status sv_app_submit(const struct sv_app *app, struct sv_arena *arena,
                             const struct sv_batch *batch, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    SV_HELD_SURVEY *loaded = NULL;

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_survey_take(app, loan.db, batch->survey, &loaded, reterr);
    if (status != SV_OK)
        return status;

    struct storing storing = {
        .arena = arena,
        .survey = &loaded->survey,
        .count = batch->count,
        .ordered = sv_arena_array(arena, batch->count, sizeof(struct sv_handed_in *)),
    };

    for (size_t i = 0; i < batch->count; i++) {
        struct sv_handed_in *handed_in = &batch->handed_in[i];

        sv_submission_check(storing.survey, &handed_in->submission, batch->today,
                            &handed_in->violations);
        /* A closed survey says so, rather than asking for a better response. */
        handed_in->receipt = storing.survey->open ? SV_RECEIPT_INVALID : SV_RECEIPT_CLOSED;
        storing.ordered[i] = handed_in;
    }
    qsort(storing.ordered, storing.count, sizeof(struct sv_handed_in *), compare_ids);
    /* A single row is its own transaction: one round trip less. */
    return storing.count == 1 ? store_all(loan.db, &storing, reterr)
                              : sv_transact(loan.db, store_all, &storing, reterr);
}
