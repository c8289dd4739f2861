/* SPDX-License-Identifier: Apache-2.0 */
#include "app/catalogue.h"
#include "http/handlers/handlers.h"
#include "wire/survey_view_json.h"

/* GET /api/v1/units: who there is, by name. Offices are public: every key may know them all. */
enum sv_status sv_get_units(const struct sv_site *site, const struct sv_request *request,
                            struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_units units = { 0 };

    enum sv_status status = sv_app_units(site->app, request->arena, &units, reterr);
    if (status != SV_OK)
        return status;
    cJSON *json = cJSON_CreateObject();
    cJSON *list = cJSON_AddArrayToObject(json, "units");

    for (size_t i = 0; i < units.count; i++)
        cJSON_AddItemToArray(list, sv_json_of_unit(&units.items[i]));
    return sv_reply_json(reply, 200, json);
}
