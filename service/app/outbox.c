/* SPDX-License-Identifier: Apache-2.0 */
#include "app/outbox.h"

#include "base/text.h"
#include "store/feed_store.h"
#include "store/pool.h"
#include "store/transaction.h"

#include <string.h>

/* One document on its way to the scorecards. */
struct step {
    const struct sv_app *app;
    struct sv_arena *arena;
    int64_t after; /* of the feed: the entry before it */
    bool found;
    int64_t entry;
    const char *fault; /* why it could not be read, "" if it could */
    size_t added;
    struct sv_taken_document document;
    struct sv_release_known known; /* of a document from outside */
};

static const char *hash_of(struct sv_arena *arena, const char *text, size_t size)
{
    struct sv_hash hash;

    sv_sha256(text, size, &hash);
    return sv_hex(arena, hash.bytes, SV_HASH_SIZE);
}

/* A document that cannot be read is passed over and noted: it must not hold up those after it. */
static struct sv_released *read(struct step *step, const char *text)
{
    struct sv_released *released = sv_arena_alloc(step->arena, sizeof(*released));
    struct sv_violations violations = { .arena = step->arena };
    struct sv_error error = { 0 };

    step->fault = "";
    if (step->app->codec->read_release(step->arena, text, strlen(text), released, &violations,
                                       &error) != SV_OK)
        step->fault = sv_arena_strdup(step->arena, error.detail);
    else if (violations.count > 0)
        step->fault = sv_arena_printf(step->arena, "%s: %s", violations.first->pointer,
                                      sv_violation_slug(violations.first->code));
    return released;
}

static enum sv_status take_next(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct step *step = context;
    struct sv_feed_document next = { 0 };

    enum sv_status status = sv_store_take_lock(db, step->arena, reterr);
    if (status == SV_OK)
        status = sv_store_feed_next(db, step->arena, step->after, &next, reterr);
    step->found = status == SV_OK && next.entry > 0;
    if (!step->found)
        return status;
    step->entry = next.entry;
    step->added = 0;
    step->document = (struct sv_taken_document){
        .released = read(step, next.document),
        .sha256 = hash_of(step->arena, next.document, strlen(next.document)),
    };
    if (step->fault[0] == '\0')
        status = sv_store_survey_scores_add(db, step->arena, &step->document, &step->added, reterr);
    if (status == SV_OK)
        status = sv_store_feed_taken(db, step->arena, next.entry, step->fault, reterr);
    return status;
}

/* Goes on from after until there is no more; each document with memory of its own. */
static enum sv_status take_all(const struct sv_app *app, struct sv_db *db, int64_t after,
                               struct sv_taking *taking, struct sv_error *reterr)
{
    bool more = true;

    while (more) {
        SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
        struct step step = { .app = app, .arena = arena, .after = after };
        enum sv_status status = sv_transact(db, take_next, &step, reterr);

        if (status != SV_OK)
            return status;
        more = step.found;
        if (!more)
            continue;
        taking->documents++;
        taking->unreadable += step.fault[0] != '\0';
        taking->added += step.added;
        if (after != SV_LAST_TAKEN)
            after = step.entry;
    }
    return SV_OK;
}

enum sv_status sv_outbox_take(const struct sv_app *app, struct sv_db *db, struct sv_taking *taking,
                              struct sv_error *reterr)
{
    return take_all(app, db, SV_LAST_TAKEN, taking, reterr);
}

enum sv_status sv_app_replay(const struct sv_app *app, struct sv_taking *ret_taking,
                             struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    /* First what is new: taken in the middle of the old, it would hide what lies between. */
    if (status == SV_OK)
        status = sv_outbox_take(app, loan.db, ret_taking, reterr);
    if (status != SV_OK)
        return status;
    ret_taking->documents = 0;
    ret_taking->unreadable = 0;
    return take_all(app, loan.db, 0, ret_taking, reterr);
}

static enum sv_status take_outside(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct step *step = context;

    enum sv_status status = sv_store_take_lock(db, step->arena, reterr);
    if (status == SV_OK)
        status =
            sv_store_release_known(db, step->arena, step->document.released, &step->known, reterr);
    if (status != SV_OK)
        return status;
    if (step->known.sha256[0] != '\0' && strcmp(step->known.sha256, step->document.sha256) != 0)
        return sv_fail(reterr, SV_ERR_CONFLICT, "release",
                       "this release is known here with another content");
    if (step->known.sha256[0] == '\0' && step->known.ours)
        return sv_fail(reterr, SV_ERR_CONFLICT, "survey",
                       "a survey of this installation: only its own releases are taken");
    return sv_store_survey_scores_add(db, step->arena, &step->document, &step->added, reterr);
}

enum sv_status sv_app_document_take(const struct sv_app *app,
                                    const struct sv_outside_document *document,
                                    struct sv_violations *violations,
                                    struct sv_outside_release *ret_release, struct sv_error *reterr)
{
    struct sv_arena *arena = violations->arena;
    struct sv_released *released = sv_arena_alloc(arena, sizeof(*released));
    struct step step = { .app = app, .arena = arena };
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_signature_check(arena, document, reterr);
    if (status == SV_OK)
        status = app->codec->read_release(arena, document->text, document->size, released,
                                          violations, reterr);
    if (status != SV_OK || violations->count > 0)
        return status;
    step.document.released = released;
    step.document.sha256 = document->signature.sha256;
    status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_transact(loan.db, take_outside, &step, reterr);
    if (status != SV_OK)
        return status;
    *ret_release = (struct sv_outside_release){ .survey = released->survey,
                                                .number = released->number,
                                                .added = step.added,
                                                .fills = released->feed_count };
    return SV_OK;
}
