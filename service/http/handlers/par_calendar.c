/* SPDX-License-Identifier: Apache-2.0 */
#include "app/plan.h"
#include "http/handlers/handlers.h"
#include "http/par_order.h"
#include "wire/par_ics.h"

#include <string.h>

/* GET /api/v1/par/calendar.ics?framework=&unit=&period=: what is due, for calendar programs. */
enum sv_status sv_get_calendar(const struct sv_site *site, const struct sv_request *request,
                               struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_par_order order = { 0 };
    struct sv_scorecard card = { 0 };
    struct sv_scorecard_work work = { 0 };
    struct sv_plan plan = { 0 };

    enum sv_status status = sv_par_order_of(request, " framework unit ", &order, reterr);
    if (status == SV_OK)
        status = sv_app_scorecard_work(site->app, request->arena, &order, &card, &work, reterr);
    const struct sv_plan_question question = {
        .key = { order.key.framework, order.key.unit, card.period },
        .caller = order.caller,
        .today = order.today,
    };

    if (status == SV_OK)
        status = sv_app_plan(site->app, request->arena, &question, &plan, reterr);
    if (status != SV_OK)
        return status;
    reply->http_status = 200;
    reply->text = sv_ics_of_par(request->arena, &plan, &work);
    reply->text_size = strlen(reply->text);
    reply->content_type = "text/calendar; charset=utf-8";
    reply->file_name = sv_arena_printf(request->arena, "attachment; filename=\"lich-%s-%s.ics\"",
                                       card.unit, card.period);
    return SV_OK;
}
