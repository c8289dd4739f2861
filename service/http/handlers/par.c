/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par.h"
#include "http/handlers/handlers.h"
#include "http/par_order.h"
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
    struct sv_scorecard_work work = { 0 };
    struct sv_par_order order = { 0 };

    enum sv_status status = sv_par_order_of(request, " framework unit ", &order, reterr);
    if (status == SV_OK)
        status =
            sv_app_scorecard_work(site->app, request->arena, &order, &scorecard, &work, reterr);
    if (status != SV_OK)
        return status;
    return sv_reply_json(reply, 200, sv_json_of_scorecard(&scorecard, &work));
}
