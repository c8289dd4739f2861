/* SPDX-License-Identifier: Apache-2.0 */
#include "app/plan.h"
#include "http/handlers/handlers.h"
#include "http/handlers/plan_files.h"
#include "wire/plan_json.h"

#include <string.h>

/* The remedial plan of a scorecard; its files are in plan_files.c. */

static struct sv_plan_question question_of(const struct sv_request *request)
{
    return (struct sv_plan_question){
        .key = { .framework = sv_query(request, "framework"),
                 .unit = sv_query(request, "unit"),
                 .period = sv_query(request, "period") },
        .caller = &request->caller,
        .today = request->today,
    };
}

static enum sv_status check_question(const struct sv_plan_question *question,
                                     struct sv_error *reterr)
{
    if (question->key.framework[0] == '\0')
        return sv_fail(reterr, SV_ERR_INVALID, "framework", "this parameter is required");
    if (question->key.unit[0] == '\0')
        return sv_fail(reterr, SV_ERR_INVALID, "unit", "this parameter is required");
    return SV_OK;
}

/* Names of files and of whoever wrote may name people: for those who take part, and who watch. */
static bool is_party(enum sv_role role)
{
    return role == SV_ROLE_PAR_OFFICER || role == SV_ROLE_LEADER || role == SV_ROLE_APPRAISER ||
           role == SV_ROLE_COUNCIL || role == SV_ROLE_ADMINISTRATOR || role == SV_ROLE_AUDITOR;
}

static enum sv_status reply_plan(const struct sv_site *site, const struct sv_request *request,
                                 const struct sv_plan_question *question, struct sv_reply *reply,
                                 struct sv_error *reterr)
{
    bool history = strcmp(sv_query(request, "history"), "1") == 0;
    bool party = is_party(request->caller.role);
    unsigned with = (party ? SV_PLAN_WITH_NAMES : 0U) | (history ? SV_PLAN_WITH_HISTORY : 0U);
    struct sv_plan plan = { 0 };

    if (history && !party)
        return sv_fail(reterr, SV_ERR_FORBIDDEN, "history", "this role may not read it");

    enum sv_status status = sv_app_plan(site->app, request->arena, question, &plan, reterr);
    return status == SV_OK ? sv_reply_json(reply, 200, sv_json_of_plan(&plan, with)) : status;
}

/* GET /api/v1/par/plan?framework=&unit=&period=&format=: without a period the latest. */
enum sv_status sv_get_plan(const struct sv_site *site, const struct sv_request *request,
                           struct sv_reply *reply, struct sv_error *reterr)
{
    const struct sv_plan_question question = question_of(request);
    const char *format = sv_query(request, "format");
    struct sv_plan plan = { 0 };

    enum sv_status status = check_question(&question, reterr);
    if (status != SV_OK)
        return status;
    if (format[0] == '\0' || strcmp(format, "json") == 0)
        return reply_plan(site, request, &question, reply, reterr);
    status = sv_app_plan(site->app, request->arena, &question, &plan, reterr);
    if (status != SV_OK)
        return status;
    if (!is_party(request->caller.role))
        plan.history = (struct sv_measures){ 0 };
    return sv_reply_plan_file(site, request, &plan, reply, reterr);
}

static struct sv_plan_text body_of(const struct sv_request *request)
{
    return (struct sv_plan_text){ request->arena, request->body, request->body_size };
}

static struct sv_plan_question question_on(const struct sv_request *request,
                                           const struct sv_scorecard_key *key)
{
    return (struct sv_plan_question){ *key, &request->caller, request->today };
}

/* POST /api/v1/par/plan: proposes measures and shows the plan. */
enum sv_status sv_post_plan(const struct sv_site *site, const struct sv_request *request,
                            struct sv_reply *reply, struct sv_error *reterr)
{
    const struct sv_plan_text body = body_of(request);
    struct sv_violations violations = { .arena = request->arena };
    struct sv_scorecard_key key = { 0 };
    size_t added = 0;

    enum sv_status status = sv_plan_key_of_json(&body, &key, &violations, reterr);
    if (status != SV_OK)
        return status;
    if (violations.count > 0)
        return sv_reply_violations(reply, &violations);
    const struct sv_plan_question question = question_on(request, &key);

    status = sv_app_plan_propose(site->app, request->arena, &question, &added, reterr);
    return status == SV_OK ? reply_plan(site, request, &question, reply, reterr) : status;
}

/* POST /api/v1/par/measures: a new measure, or a change of one; shows the plan. */
enum sv_status sv_post_measure(const struct sv_site *site, const struct sv_request *request,
                               struct sv_reply *reply, struct sv_error *reterr)
{
    const struct sv_plan_text body = body_of(request);
    struct sv_plan_order order = { 0 };
    struct sv_plan_entry entry = { .order = &order, .violations = { .arena = request->arena } };

    enum sv_status status = sv_measure_order_of_json(&body, &order, &entry.violations, reterr);
    if (status != SV_OK)
        return status;
    const struct sv_plan_question question = question_on(request, &order.key);

    status = sv_app_plan_enter(site->app, request->arena, &question, &entry, reterr);
    if (status != SV_OK)
        return status;
    if (entry.violations.count > 0)
        return sv_reply_violations(reply, &entry.violations);
    return reply_plan(site, request, &question, reply, reterr);
}

static enum sv_status reply_targets(const struct sv_site *site, const struct sv_request *request,
                                    const struct sv_plan_question *question, struct sv_reply *reply,
                                    struct sv_error *reterr)
{
    struct sv_targets targets = { 0 };

    enum sv_status status = sv_app_targets(site->app, request->arena, question, &targets, reterr);
    return status == SV_OK ? sv_reply_json(reply, 200, sv_json_of_targets(&question->key, &targets))
                           : status;
}

enum sv_status sv_get_targets(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    const struct sv_plan_question question = question_of(request);

    enum sv_status status = check_question(&question, reterr);
    if (status == SV_OK && question.key.period[0] == '\0')
        return sv_fail(reterr, SV_ERR_INVALID, "period", "this parameter is required");
    return status == SV_OK ? reply_targets(site, request, &question, reply, reterr) : status;
}

enum sv_status sv_post_targets(const struct sv_site *site, const struct sv_request *request,
                               struct sv_reply *reply, struct sv_error *reterr)
{
    const struct sv_plan_text body = body_of(request);
    struct sv_targets_order order = { 0 };
    struct sv_targets_entry entry = { .order = &order, .violations = { .arena = request->arena } };

    enum sv_status status = sv_targets_order_of_json(&body, &order, &entry.violations, reterr);
    if (status != SV_OK)
        return status;
    const struct sv_plan_question question = question_on(request, &order.key);

    status = sv_app_targets_enter(site->app, request->arena, &question, &entry, reterr);
    if (status != SV_OK)
        return status;
    if (entry.violations.count > 0)
        return sv_reply_violations(reply, &entry.violations);
    return reply_targets(site, request, &question, reply, reterr);
}
