/* SPDX-License-Identifier: Apache-2.0 */
#include "http/handlers/handlers.h"
#include "http/par_order.h"
#include "wire/par_work_json.h"

static enum sv_status reply_report(const struct sv_site *site, const struct sv_request *request,
                                   const struct sv_par_order *order, struct sv_reply *reply,
                                   struct sv_error *reterr)
{
    struct sv_round_report report = { 0 };

    enum sv_status status = sv_app_round(site->app, request->arena, order, &report, reterr);
    return status == SV_OK ? sv_reply_json(reply, 200, sv_json_of_round_report(&report)) : status;
}

/* GET /api/v1/par/rounds?framework=&period=: who has how long, and what is missing. */
enum sv_status sv_get_round(const struct sv_site *site, const struct sv_request *request,
                            struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_par_order order = { 0 };

    enum sv_status status = sv_par_order_of(request, " framework ", &order, reterr);
    return status == SV_OK ? reply_report(site, request, &order, reply, reterr) : status;
}

/* POST /api/v1/par/rounds: begins a round, adds units to it, or sets its deadlines. */
enum sv_status sv_post_round(const struct sv_site *site, const struct sv_request *request,
                             struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_violations violations = { .arena = request->arena };
    struct sv_round_body body = { 0 };
    size_t opened = 0;

    enum sv_status status =
        sv_round_of_json(request->body, request->body_size, &body, &violations, reterr);
    if (status != SV_OK)
        return status;
    if (violations.count > 0)
        return sv_reply_violations(reply, &violations);
    body.round.opened_on = request->today;
    const struct sv_round_order order = { .caller = &request->caller,
                                          .round = body.round,
                                          .units = body.units,
                                          .unit_count = body.unit_count };
    const struct sv_par_order wanted = {
        .caller = &request->caller,
        .key = { .framework = body.round.framework, .unit = "", .period = body.round.period },
        .criterion = "",
        .reason = "",
        .today = request->today,
    };

    status = sv_app_round_add(site->app, request->arena, &order, &opened, reterr);
    return status == SV_OK ? reply_report(site, request, &wanted, reply, reterr) : status;
}
