/* SPDX-License-Identifier: Apache-2.0 */
#include "app/release_recount.h"

#include "app/cube_cache.h"
#include "app/survey_cache.h"
#include "store/pool.h"
#include "store/release_store.h"

#include <stdlib.h>
#include <string.h>

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

static int compare_procedures(const void *a, const void *b)
{
    return strcmp(((const struct sv_procedure *)a)->code, ((const struct sv_procedure *)b)->code);
}

/* The survey with every procedure that was told. One that was given to a unit outside the survey
 * since is still told apart where it was counted before (procedures_of_survey.sql); where the
 * responses were only brought it never was, and would count as none: but it was told apart when the
 * release was made, and what could be told beside it was decided so. */
static struct sv_survey with_procedures(struct sv_arena *arena, const struct sv_survey *survey,
                                        const struct sv_cube_cells *cells)
{
    struct sv_survey told = *survey;
    size_t count = survey->procedures.count, kept = 0;
    struct sv_procedure *items = sv_arena_array(arena, count + cells->count + 1, sizeof(*items));

    for (size_t i = 0; i < count; i++)
        items[i] = survey->procedures.items[i];
    for (size_t i = 0; i < cells->count; i++) {
        const char *code = cells->items[i].key.procedure;

        if (code[0] != '\0' && sv_survey_procedure(survey, code) == NULL)
            items[count++].code = code;
    }
    qsort(items, count, sizeof(*items), compare_procedures);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || strcmp(items[kept - 1].code, items[i].code) != 0)
            items[kept++] = items[i];
    }
    told.procedures = (struct sv_procedures){ items, kept };
    return told;
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
    const struct sv_survey told = with_procedures(telling->arena, survey, &cells);
    const struct sv_cube cube = sv_cube_of(telling->arena, &told, plan, &cells);

    *ret_document = tell(telling, &cube);
    return SV_OK;
}

/* The units that the release tells of, or those of the tree here. */
static enum sv_status take_pairs(struct telling *telling, struct sv_db *db,
                                 struct sv_units_moved *ret_moved, struct sv_error *reterr)
{
    const struct sv_recount *recount = telling->recount;
    const struct sv_units_above *members = &recount->members;
    struct sv_units_above today = { 0 };

    enum sv_status status =
        sv_store_units_above(db, telling->arena, recount->survey, &today, reterr);
    if (status != SV_OK)
        return status;
    telling->extent.pairs = members->count == 0 ? today : *members;
    for (size_t i = 0; i < members->count; i++) {
        if (sv_survey_unit(&telling->loaded->survey, members->items[i].unit) == NULL)
            return sv_fail(reterr, SV_ERR_INVALID, "members", "this survey has no unit '%.40s'",
                           members->items[i].unit);
    }
    *ret_moved = sv_units_moved_of(telling->arena, &telling->extent.pairs, &today);
    for (size_t i = 0; i < ret_moved->count; i++) {
        const struct sv_unit_moved *moved = &ret_moved->items[i];

        /* The units of a survey never change. */
        if (!moved->released && strcmp(moved->pair.unit, moved->pair.above) == 0)
            return sv_fail(reterr, SV_ERR_INVALID, "units",
                           "the release does not tell of '%.40s', a unit of this survey",
                           moved->pair.unit);
    }
    return SV_OK;
}

enum sv_status sv_app_release_recount(const struct sv_app *app, struct sv_arena *arena,
                                      const struct sv_recount *recount,
                                      struct sv_recounted *ret_recounted, struct sv_error *reterr)
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
    if (status != SV_OK)
        return status;
    telling.loaded = loaded;
    status = take_pairs(&telling, loan.db, &ret_recounted->moved, reterr);
    if (status != SV_OK)
        return status;
    return recount->work == NULL ? tell_shown(&telling, loan.db, &ret_recounted->document, reterr)
                                 : tell_brought(&telling, &ret_recounted->document, reterr);
}
