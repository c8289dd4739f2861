/* SPDX-License-Identifier: Apache-2.0 */
#include "app/catalogue.h"
#include "app/survey_cache.h"
#include "http/handlers/handlers.h"
#include "wire/survey_view_json.h"

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

/* All that a form needs. */
enum sv_status sv_get_survey(const struct sv_site *site, const struct sv_request *request,
                             struct sv_reply *reply, struct sv_error *reterr)
{
    SV_HELD_SURVEY *loaded = NULL;

    enum sv_status status = sv_survey_load(site->app, request->path_params[0], &loaded, reterr);
    if (status != SV_OK)
        return status;
    return sv_reply_json(
        reply, 200,
        sv_json_of_survey(&loaded->survey, &loaded->instrument_document, request->today));
}
