/* SPDX-License-Identifier: Apache-2.0 */
#include "app/results.h"

#include "store/catalogue_store.h"
#include "store/pool.h"
#include "store/results_store.h"

static enum sv_status check_cut(const struct sv_survey *survey, const struct sv_cut *cut,
                                struct sv_error *reterr)
{
    enum sv_channel channel = SV_CHANNEL_KIOSK;
    enum sv_respondent respondent = SV_RESPONDENT_UNKNOWN;

    if (cut->period[0] != '\0' && !sv_survey_has_period(survey, cut->period))
        return sv_fail(reterr, SV_ERR_INVALID, "period", "this survey has no period '%.40s'",
                       cut->period);
    if (cut->channel[0] != '\0' && !sv_channel_of_word(cut->channel, &channel))
        return sv_fail(reterr, SV_ERR_INVALID, "channel",
                       "not one of kiosk, online, paper, interview");
    if (!sv_respondent_of_word(cut->respondent, &respondent))
        return sv_fail(reterr, SV_ERR_INVALID, "respondent_type", "not citizen or business");
    if (cut->procedure[0] != '\0' && sv_survey_procedure(survey, cut->procedure) == NULL)
        return sv_fail(reterr, SV_ERR_INVALID, "procedure", "this survey has no procedure '%.40s'",
                       cut->procedure);
    return SV_OK;
}

static enum sv_status check_unit(struct sv_db *db, struct sv_arena *arena, const char *unit,
                                 struct sv_error *reterr)
{
    bool exists = false;
    enum sv_status status = sv_store_unit_within(db, arena, unit, unit, &exists, reterr);

    if (status == SV_OK && !exists)
        return sv_fail(reterr, SV_ERR_INVALID, "unit", "no unit '%.40s'", unit);
    return status;
}

enum sv_status sv_cut_check(struct sv_db *db, struct sv_arena *arena,
                            const struct sv_survey *survey, const struct sv_cut *cut,
                            struct sv_error *reterr)
{
    enum sv_status status = check_cut(survey, cut, reterr);

    return status == SV_OK && cut->unit[0] != '\0' ? check_unit(db, arena, cut->unit, reterr)
                                                   : status;
}

enum sv_status sv_app_results(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_cut *cut, const struct sv_loaded_survey **ret_loaded,
                              struct sv_results *ret_results, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_grouped_rows rows = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_survey_take(app, loan.db, cut->survey, ret_loaded, reterr);
    if (status == SV_OK)
        status = sv_cut_check(loan.db, arena, &(*ret_loaded)->survey, cut, reterr);
    if (status == SV_OK)
        status = sv_store_results_rows(loan.db, arena, &(*ret_loaded)->survey, cut, &rows, reterr);
    if (status == SV_OK)
        *ret_results = sv_results_of(arena, &(*ret_loaded)->survey, cut, &rows);
    return status;
}
