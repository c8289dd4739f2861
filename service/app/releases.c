/* SPDX-License-Identifier: Apache-2.0 */
#include "app/releases.h"

#include "app/feeds.h"
#include "app/survey_cache.h"
#include "store/catalogue_store.h"
#include "store/pool.h"
#include "store/release_store.h"
#include "store/results_store.h"
#include "store/transaction.h"

#include <string.h>

struct making {
    const struct sv_app *app;
    struct sv_arena *arena;
    const struct sv_loaded_survey *loaded;
    struct sv_release release;
    const char *sha256;
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

static enum sv_status gather(struct sv_db *db, struct making *making, struct sv_error *reterr)
{
    const struct sv_survey *survey = &making->loaded->survey;
    const struct sv_cut cut = { .survey = survey->code,
                                .by = SV_BY_UNIT,
                                .scope = "",
                                .unit = "",
                                .procedure = "",
                                .channel = "",
                                .respondent = "",
                                .period = making->release.period };
    struct sv_grouped_rows rows = { 0 };
    struct sv_units_above pairs = { 0 };

    enum sv_status status = sv_store_results_rows(db, making->arena, survey, &cut, &rows, reterr);
    if (status == SV_OK)
        status = sv_store_units_above(db, making->arena, survey->code, &pairs, reterr);
    if (status != SV_OK)
        return status;

    struct sv_results by_unit = sv_results_of(making->arena, survey, &cut, &rows);

    sv_release_fill(making->arena, &by_unit, &pairs, &making->release);
    return SV_OK;
}

static enum sv_status make(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct making *making = context;
    struct sv_release *release = &making->release;

    enum sv_status status =
        sv_store_release_next(db, making->arena, release->survey->code, &release->number, reterr);
    if (status == SV_OK)
        status = gather(db, making, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_release_add(db, making->arena, release,
                                making->app->codec->write_release(making->arena, release),
                                &making->sha256, reterr);
}

enum sv_status sv_app_release(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_release_order *order,
                              struct sv_release_head *ret_head, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    SV_HELD_SURVEY *loaded = NULL;

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_survey_take(app, loan.db, order->survey, &loaded, reterr);
    if (status == SV_OK && order->period[0] != '\0' &&
        !sv_survey_has_period(&loaded->survey, order->period))
        status = sv_fail(reterr, SV_ERR_INVALID, "period", "this survey has no period '%.40s'",
                         order->period);
    if (status == SV_OK)
        status = check_scope(loan.db, arena, &loaded->survey, order->caller, reterr);
    for (size_t i = 0; status == SV_OK && i < loaded->survey.feed_count; i++)
        status =
            sv_feed_check(app, loan.db, arena, &loaded->survey, &loaded->survey.feeds[i], reterr);
    if (status != SV_OK)
        return status;

    struct making making = {
        .app = app,
        .arena = arena,
        .loaded = loaded,
        .release = { .released_on = order->today,
                     .survey = &loaded->survey,
                     .instrument_sha256 = loaded->instrument_document.sha256,
                     .period = order->period },
    };

    status = sv_transact(loan.db, make, &making, reterr);
    if (status != SV_OK)
        return status;
    *ret_head = (struct sv_release_head){
        .survey = making.release.survey->code,
        .number = making.release.number,
        .released_on = order->today,
        .sha256 = making.sha256,
        .index = making.release.units[0].index,
        .sub_index = making.release.survey->sub_index,
    };
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
