/* SPDX-License-Identifier: Apache-2.0 */
#include "app/results.h"
#include "http/handlers/handlers.h"
#include "wire/results_json.h"

/* GET /api/v1/surveys/{survey}/results: what the caller may see of a cut of the responses. */
enum sv_status sv_get_results(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    SV_HELD_SURVEY *loaded = NULL;
    struct sv_results results = { 0 };
    struct sv_cut cut = {
        .survey = request->path_params[0],
        .scope = request->caller.unit,
        .unit = sv_query(request, "unit"),
        .procedure = sv_query(request, "procedure"),
        .channel = sv_query(request, "channel"),
        .respondent = sv_query(request, "respondent_type"),
        .period = sv_query(request, "period"),
    };

    if (!sv_results_by_of_word(sv_query(request, "by"), &cut.by))
        return sv_fail(reterr, SV_ERR_INVALID, "by",
                       "not one of unit, procedure, channel, respondent_type, period");

    enum sv_status status =
        sv_app_results(site->app, request->arena, &cut, &loaded, &results, reterr);
    return status == SV_OK ? sv_reply_json(reply, 200, sv_json_of_results(&results)) : status;
}
