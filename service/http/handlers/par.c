/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par.h"
#include "http/handlers/handlers.h"
#include "wire/par_json.h"

enum sv_status sv_get_frameworks(const struct sv_site *site, const struct sv_request *request,
                                 struct sv_reply *reply, struct sv_error *reterr)
{
    const struct sv_framework_use *frameworks = NULL;
    size_t count = 0;

    enum sv_status status =
        sv_app_frameworks(site->app, request->arena, &request->caller, &frameworks, &count, reterr);
    if (status != SV_OK)
        return status;
    return sv_reply_json(reply, 200, sv_json_of_frameworks(frameworks, count));
}

/* GET /api/v1/par/scorecards?framework=&unit=&period=: without a period the latest. */
enum sv_status sv_get_scorecard(const struct sv_site *site, const struct sv_request *request,
                                struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_scorecard scorecard = { 0 };
    const struct sv_scorecard_key key = {
        .framework = sv_query(request, "framework"),
        .unit = sv_query(request, "unit"),
        .period = sv_query(request, "period"),
    };

    if (key.framework[0] == '\0')
        return sv_fail(reterr, SV_ERR_INVALID, "framework", "this parameter is required");
    if (key.unit[0] == '\0')
        return sv_fail(reterr, SV_ERR_INVALID, "unit", "this parameter is required");

    enum sv_status status =
        sv_app_scorecard(site->app, request->arena, &request->caller, &key, &scorecard, reterr);
    return status == SV_OK ? sv_reply_json(reply, 200, sv_json_of_scorecard(&scorecard)) : status;
}
