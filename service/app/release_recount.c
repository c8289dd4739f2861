/* SPDX-License-Identifier: Apache-2.0 */
#include "app/release_recount.h"

#include "app/cube_cache.h"
#include "app/survey_cache.h"
#include "store/pool.h"
#include "store/release_store.h"

struct telling {
    const struct sv_app *app;
    struct sv_arena *arena;
    const struct sv_recount *recount;
    const struct sv_loaded_survey *loaded;
    struct sv_release_extent extent;
};

static const char *tell(const struct telling *telling, const struct sv_cube *cube)
{
    struct sv_release release = {
        .number = telling->recount->number,
        .released_on = telling->recount->released_on,
        .instrument_sha256 = telling->loaded->instrument_document.sha256,
    };

    sv_release_tell(telling->arena, cube, &telling->extent, &release);
    return telling->app->codec->write_release(telling->arena, &release);
}

static enum sv_status tell_shown(const struct telling *telling, struct sv_db *db,
                                 const char **ret_document, struct sv_error *reterr)
{
    SV_HELD_CUBE *held = NULL;
    enum sv_status status =
        sv_cube_take(telling->app, db, SV_CUBE_SHOWN_NOW, telling->recount->survey, &held, reterr);

    if (status == SV_OK)
        *ret_document = tell(telling, &held->cube);
    return status;
}

static enum sv_status tell_brought(const struct telling *telling, const char **ret_document,
                                   struct sv_error *reterr)
{
    const struct sv_survey *survey = &telling->loaded->survey;
    const struct sv_cube_plan *plan = sv_cube_plan_of(telling->arena, survey->instrument);
    struct sv_cube_map *map = sv_cube_map_new(telling->arena, survey, plan);
    enum sv_status status = telling->recount->work(telling->recount->context, survey, map, reterr);

    if (status != SV_OK)
        return status;
    const struct sv_cube_cells cells = sv_cube_map_cells(map);
    const struct sv_cube cube = sv_cube_of(telling->arena, survey, plan, &cells);

    *ret_document = tell(telling, &cube);
    return SV_OK;
}

enum sv_status sv_app_release_recount(const struct sv_app *app, struct sv_arena *arena,
                                      const struct sv_recount *recount, const char **ret_document,
                                      struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    SV_HELD_SURVEY *loaded = NULL;
    struct telling telling = {
        .app = app, .arena = arena, .recount = recount, .extent = { .period = recount->period }
    };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_survey_take(app, loan.db, recount->survey, &loaded, reterr);
    if (status == SV_OK && recount->period[0] != '\0' &&
        !sv_survey_has_period(&loaded->survey, recount->period))
        return sv_fail(reterr, SV_ERR_INVALID, "period", "this survey has no period '%.40s'",
                       recount->period);
    if (status == SV_OK)
        status =
            sv_store_units_above(loan.db, arena, recount->survey, &telling.extent.pairs, reterr);
    if (status != SV_OK)
        return status;
    telling.loaded = loaded;
    return recount->work == NULL ? tell_shown(&telling, loan.db, ret_document, reterr)
                                 : tell_brought(&telling, ret_document, reterr);
}
