/* SPDX-License-Identifier: Apache-2.0 */
#include "app/releases.h"
#include "http/handlers/handlers.h"
#include "wire/json_read.h"
#include "wire/release_json.h"

#include <string.h>

/* POST /api/v1/surveys/{survey}/releases: freezes the results as they are now. */
enum sv_status sv_post_release(const struct sv_site *site, const struct sv_request *request,
                               struct sv_reply *reply, struct sv_error *reterr)
{
    static const char *const members[] = { "period", NULL };
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_violations violations = { .arena = request->arena };
    struct sv_release_head head = { 0 };
    struct sv_scope scope;
    const char *period = "";

    enum sv_status status = sv_json_parse(request->body, request->body_size, &root, reterr);
    if (status != SV_OK)
        return status;
    if (sv_scope_of(&scope, &violations, root, "")) {
        sv_read_only(&scope, members);
        (void)sv_read_code(&scope, "period", SV_OPTIONAL, &period);
    }
    if (violations.count > 0)
        return sv_reply_violations(reply, &violations);
    const struct sv_release_order order = { .survey = request->path_params[0],
                                            .period = period,
                                            .today = request->today,
                                            .caller = &request->caller };

    status = sv_app_release(site->app, request->arena, &order, &head, reterr);
    return status == SV_OK ? sv_reply_json(reply, 201, sv_json_of_release_head(&head)) : status;
}

enum sv_status sv_get_releases(const struct sv_site *site, const struct sv_request *request,
                               struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_release_heads heads = { 0 };

    enum sv_status status = sv_app_release_list(
        site->app, request->arena, sv_query(request, "survey"), &request->caller, &heads, reterr);
    if (status != SV_OK)
        return status;
    cJSON *json = cJSON_CreateObject();
    cJSON *list = cJSON_AddArrayToObject(json, "releases");

    for (size_t i = 0; i < heads.count; i++)
        cJSON_AddItemToArray(list, sv_json_of_release_head(&heads.items[i]));
    return sv_reply_json(reply, 200, json);
}

/* The frozen document byte for byte: its SHA-256 is the one that scorecards show. */
enum sv_status sv_get_release(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    const char *document = NULL;
    struct sv_release_key key = { .survey = request->path_params[0] };

    enum sv_status status = sv_path_number(request, 1, &key.number, reterr);
    if (status == SV_OK)
        status = sv_app_release_document(site->app, request->arena, &key, &request->caller,
                                         &document, reterr);
    if (status != SV_OK)
        return status;
    reply->http_status = 200;
    reply->text = document;
    reply->text_size = strlen(document);
    return SV_OK;
}
