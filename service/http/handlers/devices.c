/* SPDX-License-Identifier: Apache-2.0 */
#include "app/devices.h"
#include "http/handlers/handlers.h"
#include "wire/device_json.h"

/* POST /api/v1/devices: the code in the reply is shown once. */
enum sv_status sv_post_device(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_violations violations = { .arena = request->arena };
    struct sv_device device = { 0 };
    struct sv_added_device added = { 0 };

    enum sv_status status = sv_device_order_of_text(
        request->arena, request->body, request->body_size, &device, &violations, reterr);
    if (status != SV_OK)
        return status;
    const struct sv_device_order order = { .survey = device.survey,
                                           .counter = device.counter,
                                           .label = device.label,
                                           .today = request->today,
                                           .caller = &request->caller };

    if (violations.count == 0)
        status = sv_app_device_add(site->app, request->arena, &order, &added, &violations, reterr);
    if (status != SV_OK)
        return status;
    if (violations.count > 0)
        return sv_reply_violations(reply, &violations);
    return sv_reply_json(reply, 201, sv_json_of_added_device(request->arena, &added));
}

enum sv_status sv_get_devices(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_listed_devices devices = { 0 };

    enum sv_status status = sv_app_device_list(
        site->app, request->arena, sv_query(request, "survey"), &request->caller, &devices, reterr);
    if (status != SV_OK)
        return status;
    cJSON *json = cJSON_CreateObject();
    cJSON *list = cJSON_AddArrayToObject(json, "devices");

    for (size_t i = 0; i < devices.count; i++)
        cJSON_AddItemToArray(list, sv_json_of_listed_device(request->arena, &devices.items[i]));
    return sv_reply_json(reply, 200, json);
}

enum sv_status sv_delete_device(const struct sv_site *site, const struct sv_request *request,
                                struct sv_reply *reply, struct sv_error *reterr)
{
    int64_t id = 0;

    enum sv_status status = sv_path_number(request, 0, &id, reterr);
    if (status == SV_OK)
        status = sv_app_device_revoke(site->app, request->arena, id, request->today,
                                      &request->caller, reterr);
    if (status == SV_OK)
        reply->http_status = 204;
    return status;
}

/* POST /api/v1/device/enrolment: the key in the reply is told once. */
enum sv_status sv_post_enrolment(const struct sv_site *site, const struct sv_request *request,
                                 struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_violations violations = { .arena = request->arena };
    struct sv_working_device device = { 0 };
    const char *code = "";

    enum sv_status status = sv_enrol_body_of_text(request->arena, request->body, request->body_size,
                                                  &code, &violations, reterr);
    if (status != SV_OK)
        return status;
    if (violations.count > 0)
        return sv_reply_violations(reply, &violations);
    status = sv_app_device_enrol(site->app, request->arena, code, request->today, &device, reterr);
    if (status != SV_OK)
        return status;
    return sv_reply_json(reply, 201, sv_json_of_working_device(request->arena, &device));
}

enum sv_status sv_get_device(const struct sv_site *site, const struct sv_request *request,
                             struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_working_device device = { 0 };

    enum sv_status status =
        sv_app_device(site->app, request->arena, &request->caller, request->today, &device, reterr);
    if (status != SV_OK)
        return status;
    return sv_reply_json(reply, 200, sv_json_of_working_device(request->arena, &device));
}

/* POST /api/v1/device/sessions: the tablet may forget what the head of the reply covers. */
enum sv_status sv_post_sessions(const struct sv_site *site, const struct sv_request *request,
                                struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_violations violations = { .arena = request->arena };
    struct sv_session_report report = { .version = "", .today = request->today };
    struct sv_chain_head head = { 0 };

    enum sv_status status = sv_session_report_of_text(
        request->arena, request->body, request->body_size, &report, &violations, reterr);
    if (status != SV_OK)
        return status;
    if (violations.count > 0)
        return sv_reply_violations(reply, &violations);
    status = sv_app_device_sessions(site->app, request->arena, request->caller.device, &report,
                                    &head, reterr);
    if (status != SV_OK)
        return status;
    cJSON *json = cJSON_CreateObject();

    cJSON_AddItemToObject(json, "head",
                          sv_json_of_chain_head(request->arena, head.number, &head.hash));
    return sv_reply_json(reply, 200, json);
}
