/* SPDX-License-Identifier: Apache-2.0 */
#include "app/releases.h"

#include "app/cube_cache.h"
#include "app/feeds.h"
#include "app/fold.h"
#include "app/showing.h"
#include "app/survey_cache.h"
#include "store/catalogue_store.h"
#include "store/pool.h"
#include "store/release_store.h"
#include "store/transaction.h"

struct making {
    const struct sv_app *app;
    struct sv_arena *arena;
    const struct sv_release_order *order;
    const char *instrument_sha256;
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

/* Under the best weights that the survey's populations allow. */
static struct sv_results_answer answer_of(struct sv_arena *arena, const struct sv_cube *cube,
                                          const struct sv_release_extent *extent)
{
    struct sv_weighting *weighting = sv_arena_alloc(arena, sizeof(*weighting));
    const struct sv_lattice *lattices[SV_FINENESS_COUNT];

    *weighting = sv_weighting_of(arena, cube, sv_scheme_default(cube->survey));
    sv_cube_lattices_of(arena, cube, lattices);
    const struct sv_weighted_cube weighted = { cube, weighting,
                                               sv_estimator_new(arena, cube, weighting) };

    return sv_release_answer_of(arena, &weighted, extent, lattices);
}

/* The number before the cube: of two releases the one with the higher number knows more. */
static enum sv_status make(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct making *making = context;
    struct sv_arena *arena = making->arena;
    const struct sv_release_order *order = making->order;
    struct sv_release_extent extent = { .period = order->period };
    struct sv_release release = { .released_on = order->today,
                                  .instrument_sha256 = making->instrument_sha256 };
    SV_HELD_CUBE *held = NULL;
    const char *sha256 = NULL;

    enum sv_status status =
        sv_store_release_next(db, arena, order->survey, &release.number, reterr);
    if (status == SV_OK)
        status = sv_cube_take(making->app, db, SV_CUBE_SHOWN_NOW, order->survey, &held, reterr);
    if (status == SV_OK)
        status = sv_store_units_above(db, arena, order->survey, &extent.pairs, reterr);
    if (status != SV_OK)
        return status;
    struct sv_results_answer answer = answer_of(arena, &held->cube, &extent);

    release.answer = &answer;
    status = sv_store_release_add(
        db, arena, &release, making->app->codec->write_release(arena, &release), &sha256, reterr);
    if (status == SV_OK)
        making->head = (struct sv_release_head){ .survey = order->survey,
                                                 .number = release.number,
                                                 .released_on = order->today,
                                                 .sha256 = sha256,
                                                 .shown = answer.shown,
                                                 .index = answer.estimates[0].index };
    return status;
}

enum sv_status sv_app_release(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_release_order *order,
                              struct sv_release_head *ret_head, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    SV_HELD_SURVEY *loaded = NULL;

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

    status = sv_transact(loan.db, make, &making, reterr);
    if (status != SV_OK)
        return status;
    *ret_head = making.head;
    ret_head->sub_index = loaded->survey.sub_index;
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
