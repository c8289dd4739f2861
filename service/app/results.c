/* SPDX-License-Identifier: Apache-2.0 */
#include "app/results.h"

#include "store/pool.h"
#include "store/response_store.h"

#include <string.h>

static enum sv_status check_cut(const struct sv_survey *survey, const struct sv_cut *cut,
                                struct sv_error *reterr)
{
    enum sv_channel channel = SV_CHANNEL_KIOSK;
    enum sv_respondent respondent = SV_RESPONDENT_UNKNOWN;
    bool period_known = cut->period[0] == '\0';

    for (size_t i = 0; i < survey->period_count && !period_known; i++)
        period_known = strcmp(survey->periods[i].code, cut->period) == 0;
    if (!period_known)
        return sv_fail(reterr, SV_ERR_INVALID, "period", "this survey has no period '%.40s'",
                       cut->period);
    if (cut->channel[0] != '\0' && !sv_channel_of_word(cut->channel, &channel))
        return sv_fail(reterr, SV_ERR_INVALID, "channel",
                       "not one of kiosk, online, paper, interview");
    if (!sv_respondent_of_word(cut->respondent, &respondent))
        return sv_fail(reterr, SV_ERR_INVALID, "respondent_type", "not citizen or business");
    return SV_OK;
}

enum sv_status sv_app_results(const struct sv_app *app, struct sv_arena *arena, const char *survey,
                              const struct sv_cut *cut, const struct sv_caller *caller,
                              const struct sv_loaded_survey **ret_loaded,
                              struct sv_results *ret_results, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    const struct sv_grouped_row *rows = NULL;
    size_t count = 0;

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_survey_take(app, loan.db, survey, ret_loaded, reterr);
    if (status == SV_OK)
        status = check_cut(&(*ret_loaded)->survey, cut, reterr);
    if (status == SV_OK)
        status = sv_store_results_rows(loan.db, arena, &(*ret_loaded)->survey, cut, caller->unit,
                                       &rows, &count, reterr);
    if (status == SV_OK)
        *ret_results = sv_results_of(arena, &(*ret_loaded)->survey, cut, rows, count);
    return status;
}
