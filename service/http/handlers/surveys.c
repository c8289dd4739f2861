/* SPDX-License-Identifier: Apache-2.0 */
#include "app/catalogue.h"
#include "http/handlers/handlers.h"
#include "wire/survey_view_json.h"

#include <inttypes.h>
#include <string.h>

enum sv_status sv_get_surveys(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_surveys surveys = { 0 };

    enum sv_status status = sv_app_surveys(site->app, request->arena, &surveys, reterr);
    if (status != SV_OK)
        return status;
    cJSON *json = cJSON_CreateObject();
    cJSON *list = cJSON_AddArrayToObject(json, "surveys");

    for (size_t i = 0; i < surveys.count; i++)
        cJSON_AddItemToArray(list, sv_json_of_survey_head(&surveys.items[i]));
    return sv_reply_json(reply, 200, json);
}

/*
 * All that a form needs. It changes with the catalogue, whose version is in the
 * ETag, and with the day; a browser that has it already is told so before it is built.
 */
enum sv_status sv_get_survey(const struct sv_site *site, const struct sv_request *request,
                             struct sv_reply *reply, struct sv_error *reterr)
{
    SV_HELD_SURVEY *loaded = NULL;
    const char *known = request->header(request->source, "If-None-Match");

    enum sv_status status = sv_app_survey(site->app, request->path_params[0], &loaded, reterr);
    if (status != SV_OK)
        return status;
    reply->etag = sv_arena_printf(request->arena, "\"%" PRId64 "-%d\"", loaded->catalogue_version,
                                  (int)request->today);
    reply->cache_control = "no-cache";
    if (known != NULL && strcmp(known, reply->etag) == 0)
        return sv_reply_json(reply, 304, NULL);
    return sv_reply_json(
        reply, 200,
        sv_json_of_survey(&loaded->survey, &loaded->instrument_document, request->today));
}
