/* SPDX-License-Identifier: Apache-2.0 */
#include "app/releases.h"

#include "app/cube_cache.h"
#include "app/feeds.h"
#include "app/fold.h"
#include "app/outbox.h"
#include "app/showing.h"
#include "app/signing.h"
#include "app/survey_cache.h"
#include "store/catalogue_store.h"
#include "store/feed_store.h"
#include "store/pool.h"
#include "store/release_store.h"
#include "store/shown_store.h"
#include "store/transaction.h"

#include <string.h>

struct making {
    const struct sv_app *app;
    struct sv_arena *arena;
    const struct sv_release_order *order;
    const char *instrument_sha256;
    const struct sv_held_cube *held;
    bool overtaken; /* more was shown since the cube was taken */
    struct sv_release_head head;
};

static enum sv_status check_scope(struct sv_db *db, struct sv_arena *arena,
                                  const struct sv_survey *survey, const struct sv_caller *caller,
                                  struct sv_error *reterr)
{
    for (size_t i = 0; i < survey->units.count && caller->unit[0] != '\0'; i++) {
        bool within = false;
        enum sv_status status = sv_store_unit_within(db, arena, survey->units.items[i].code,
                                                     caller->unit, &within, reterr);

        if (status != SV_OK)
            return status;
        if (!within)
            return sv_fail(reterr, SV_ERR_FORBIDDEN, "unit",
                           "the survey has units outside those of this key");
    }
    return SV_OK;
}

static enum sv_status check(const struct sv_app *app, struct sv_db *db, struct sv_arena *arena,
                            const struct sv_release_order *order, const struct sv_survey *survey,
                            struct sv_error *reterr)
{
    if (order->period[0] != '\0' && !sv_survey_has_period(survey, order->period))
        return sv_fail(reterr, SV_ERR_INVALID, "period", "this survey has no period '%.40s'",
                       order->period);
    enum sv_status status = check_scope(db, arena, survey, order->caller, reterr);

    for (size_t i = 0; status == SV_OK && i < survey->feed_count; i++)
        status = sv_feed_check(app, db, arena, survey, &survey->feeds[i], reterr);
    return status;
}

/* Signs the document, stores it and puts it into the feed, which is last: it holds others up. */
static enum sv_status keep(struct sv_db *db, struct making *making,
                           const struct sv_release *release, struct sv_error *reterr)
{
    struct sv_arena *arena = making->arena;
    const char *document = making->app->codec->write_release(arena, release);
    uint8_t signature[SV_SIGNATURE_SIZE];
    struct sv_signing_key key = { 0 };
    const char *sha256 = NULL;
    enum sv_status status = sv_signing_key_take(db, arena, making->order->today, &key, reterr);

    if (status != SV_OK)
        return status;
    sv_sign(&key, document, strlen(document), signature);
    sv_signing_key_forget(&key);
    const struct sv_signed_document signed_document = { document, key.number, signature };

    status = sv_store_release_add(db, arena, release, &signed_document, &sha256, reterr);
    if (status == SV_OK)
        status = sv_store_feed_add(db, arena, making->order->survey, release->number, reterr);
    if (status == SV_OK)
        making->head = (struct sv_release_head){
            .survey = making->order->survey,
            .number = release->number,
            .released_on = release->released_on,
            .sha256 = sha256,
            .shown = release->answer.shown,
            .index = release->answer.estimates[0].index,
            .signature = sv_base64(arena, signature, sizeof(signature)),
            .key = key.number,
        };
    return status;
}

/* Of two releases the one with the higher number knows more: with the number, the survey is locked
 * and shows nothing new. */
static enum sv_status make(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct making *making = context;
    struct sv_arena *arena = making->arena;
    const struct sv_release_order *order = making->order;
    struct sv_release_extent extent = { .period = order->period };
    struct sv_release release = { .released_on = order->today,
                                  .instrument_sha256 = making->instrument_sha256 };
    struct sv_shown_state shown = { 0 };

    enum sv_status status =
        sv_store_release_next(db, arena, order->survey, &release.number, reterr);
    if (status == SV_OK)
        status = sv_store_shown_state(db, arena, order->survey, &shown, reterr);
    if (status == SV_OK)
        status = sv_store_units_above(db, arena, order->survey, &extent.pairs, reterr);
    making->overtaken = status == SV_OK && shown.folded != making->held->folded;
    if (status != SV_OK || making->overtaken)
        return status;
    sv_release_tell(arena, &making->held->cube, &extent, &release);
    return keep(db, making, &release, reterr);
}

/* The cube is taken while nothing is locked: whoever else refreshes it may run but when the
 * processors are idle. */
static enum sv_status take_and_make(struct sv_db *db, struct making *making,
                                    struct sv_error *reterr)
{
    enum sv_status status = SV_OK;

    do {
        SV_HELD_CUBE *held = NULL;

        status =
            sv_cube_take(making->app, db, SV_CUBE_SHOWN_NOW, making->order->survey, &held, reterr);
        if (status != SV_OK)
            return status;
        making->held = held;
        status = sv_transact(db, make, making, reterr);
    } while (status == SV_OK && making->overtaken);
    return status;
}

enum sv_status sv_app_release(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_release_order *order,
                              struct sv_release_head *ret_head, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    SV_HELD_SURVEY *loaded = NULL;
    struct sv_taking taking = { 0 };
    struct sv_error later;

    enum sv_status status = sv_fold_all(app, reterr); /* with a connection of its own */
    if (status == SV_OK)
        status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_survey_take(app, loan.db, order->survey, &loaded, reterr);
    if (status == SV_OK)
        status = check(app, loan.db, arena, order, &loaded->survey, reterr);
    if (status == SV_OK)
        status = sv_show_now(loan.db, arena, order->survey, order->today, reterr);
    if (status != SV_OK)
        return status;
    struct making making = { .app = app,
                             .arena = arena,
                             .order = order,
                             .instrument_sha256 = loaded->instrument_document.sha256 };

    status = take_and_make(loan.db, &making, reterr);
    if (status != SV_OK)
        return status;
    *ret_head = making.head;
    ret_head->sub_index = loaded->survey.sub_index;
    /* It is released, whatever becomes of this: what is not taken now, a courier takes. */
    (void)!sv_outbox_take(app, loan.db, &taking, &later);
    return SV_OK;
}

enum sv_status sv_app_release_list(const struct sv_app *app, struct sv_arena *arena,
                                   const char *survey, const struct sv_caller *caller,
                                   struct sv_release_heads *ret_heads, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_release_list(loan.db, arena, survey, caller->unit, ret_heads, reterr);
}

enum sv_status sv_app_feed(const struct sv_app *app, struct sv_arena *arena,
                           const struct sv_feed_query *query, const struct sv_caller *caller,
                           struct sv_release_heads *ret_heads, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_feed_page(loan.db, arena, query, caller->unit, ret_heads, reterr);
}

enum sv_status sv_app_release_document(const struct sv_app *app, struct sv_arena *arena,
                                       const struct sv_release_key *key,
                                       const struct sv_caller *caller, const char **ret_document,
                                       struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_release_document(loan.db, arena, key, caller->unit, ret_document, reterr);
}
