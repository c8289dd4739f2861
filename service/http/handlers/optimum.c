/* SPDX-License-Identifier: Apache-2.0 */
#include "app/optimum.h"
#include "http/handlers/handlers.h"
#include "wire/optimum_json.h"

#include <stdlib.h>
#include <string.h>

static enum sv_status read_target(const struct sv_request *request, sv_points *ret_target,
                                  struct sv_error *reterr)
{
    const char *text = sv_query(request, "target");
    char *end = NULL;
    double target = strtod(text, &end);

    if (text[strspn(text, "0123456789.")] != '\0' || end == text || *end != '\0' ||
        !sv_points_exact(target, ret_target) || target > 100000)
        return sv_fail(reterr, SV_ERR_INVALID, "target", "points with at most six decimals");
    return SV_OK;
}

/* GET /api/v1/par/optimum?framework=&unit=&period=&target= */
enum sv_status sv_get_optimum(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    const struct sv_plan_question question = {
        .key = { .framework = sv_query(request, "framework"),
                 .unit = sv_query(request, "unit"),
                 .period = sv_query(request, "period") },
        .caller = &request->caller,
        .today = request->today,
    };
    struct sv_told_optimum told = { 0 };
    sv_points target = 0;

    if (question.key.framework[0] == '\0')
        return sv_fail(reterr, SV_ERR_INVALID, "framework", "this parameter is required");
    if (question.key.unit[0] == '\0')
        return sv_fail(reterr, SV_ERR_INVALID, "unit", "this parameter is required");
    enum sv_status status = read_target(request, &target, reterr);
    if (status == SV_OK)
        status = sv_app_optimum(site->app, request->arena, &question, target, &told, reterr);
    return status == SV_OK ? sv_reply_json(reply, 200, sv_json_of_optimum(&told.plan, &told.survey))
                           : status;
}
