/* SPDX-License-Identifier: Apache-2.0 */
#include "http/handlers/handlers.h"
#include "http/par_order.h"
#include "wire/json_write.h"
#include "wire/par_work_json.h"

/* A body, and the order that it is. */
struct task {
    struct sv_par_body body;
    struct sv_par_order order;
    struct sv_violations violations;
};

static enum sv_status read_task(const struct sv_request *request, enum sv_par_body_kind kind,
                                struct task *task, struct sv_error *reterr)
{
    const struct sv_par_body *body = &task->body;

    task->violations.arena = request->arena;
    enum sv_status status = sv_par_body_of_json(kind, request->body, request->body_size,
                                                &task->body, &task->violations, reterr);
    task->order = (struct sv_par_order){ .caller = &request->caller,
                                         .key = body->key,
                                         .criterion = body->criterion,
                                         .reason = body->reason,
                                         .today = request->today };
    return status;
}

/* POST /api/v1/par/scores: points of one criterion in one stage. */
enum sv_status sv_post_score(const struct sv_site *site, const struct sv_request *request,
                             struct sv_reply *reply, struct sv_error *reterr)
{
    struct task task = { 0 };
    cJSON *json = NULL;

    enum sv_status status = read_task(request, SV_PAR_BODY_SCORE, &task, reterr);
    if (status != SV_OK)
        return status;
    struct sv_par_scoring scoring = { .score = task.body.score,
                                      .accept = task.body.accept,
                                      .violations = task.violations };
    if (scoring.violations.count == 0)
        status = sv_app_par_score(site->app, request->arena, &task.order, &scoring, reterr);
    if (status != SV_OK)
        return status;
    if (scoring.violations.count > 0)
        return sv_reply_violations(reply, &scoring.violations);
    json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "criterion", task.body.criterion);
    if (scoring.score.applicable)
        sv_add_points(json, "points", scoring.score.points);
    else
        cJSON_AddNullToObject(json, "points");
    cJSON_AddStringToObject(json, "stage", sv_stage_word(scoring.score.stage));
    return sv_reply_json(reply, 200, json);
}

/* POST /api/v1/par/actions: moves the scorecard on. */
enum sv_status sv_post_action(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    struct task task = { 0 };
    enum sv_card_state state = SV_CARD_OPEN;
    cJSON *json = NULL;

    enum sv_status status = read_task(request, SV_PAR_BODY_ACTION, &task, reterr);
    if (status != SV_OK)
        return status;
    if (task.violations.count > 0)
        return sv_reply_violations(reply, &task.violations);
    status = sv_app_par_act(site->app, request->arena, &task.order, task.body.action,
                            &task.body.decision, &state, reterr);
    if (status != SV_OK)
        return status;
    json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "state", sv_card_state_word(state));
    return sv_reply_json(reply, 200, json);
}

/* POST /api/v1/par/explanations: the unit explains a criterion again. */
enum sv_status sv_post_explanation(const struct sv_site *site, const struct sv_request *request,
                                   struct sv_reply *reply, struct sv_error *reterr)
{
    struct task task = { 0 };
    cJSON *json = NULL;

    enum sv_status status = read_task(request, SV_PAR_BODY_EXPLANATION, &task, reterr);
    if (status != SV_OK)
        return status;
    if (task.violations.count > 0)
        return sv_reply_violations(reply, &task.violations);
    status = sv_app_par_explain(site->app, request->arena, &task.order, reterr);
    if (status != SV_OK)
        return status;
    json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "criterion", task.body.criterion);
    return sv_reply_json(reply, 201, json);
}

/* POST /api/v1/par/evidence/{entry}/withdrawal */
enum sv_status sv_post_withdrawal(const struct sv_site *site, const struct sv_request *request,
                                  struct sv_reply *reply, struct sv_error *reterr)
{
    struct task task = { 0 };
    int64_t entry = 0;

    enum sv_status status = sv_path_number(request, 0, &entry, reterr);
    if (status == SV_OK)
        status = read_task(request, SV_PAR_BODY_WITHDRAWAL, &task, reterr);
    if (status != SV_OK)
        return status;
    if (task.violations.count > 0)
        return sv_reply_violations(reply, &task.violations);
    status = sv_app_evidence_withdraw(site->app, request->arena, &task.order, entry, reterr);
    if (status == SV_OK)
        reply->http_status = 204;
    return status;
}

/* GET /api/v1/par/history?framework=&unit=&period= */
enum sv_status sv_get_history(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_par_order order = { 0 };
    struct sv_par_events events = { 0 };

    enum sv_status status = sv_par_order_of(request, " framework unit ", &order, reterr);
    if (status == SV_OK)
        status = sv_app_par_history(site->app, request->arena, order.caller, &order.key, &events,
                                    reterr);
    return status == SV_OK ? sv_reply_json(reply, 200, sv_json_of_par_events(&events)) : status;
}
