/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/json_write.h"

#include <inttypes.h>
#include <stdio.h>

void sv_add_label(cJSON *object, const char *name, const struct sv_label *label)
{
    cJSON *inside = cJSON_AddObjectToObject(object, name);

    cJSON_AddStringToObject(inside, "vi", label->vi);
    cJSON_AddStringToObject(inside, "en", label->en);
}

void sv_add_day(cJSON *object, const char *name, sv_day day)
{
    char text[SV_DAY_TEXT_SIZE];

    if (day == SV_DAY_NEVER) {
        cJSON_AddNullToObject(object, name);
        return;
    }
    sv_day_print(day, text);
    cJSON_AddStringToObject(object, name, text);
}

void sv_add_count(cJSON *object, const char *name, int64_t count)
{
    char text[24];

    (void)snprintf(text, sizeof(text), "%" PRId64, count);
    cJSON_AddRawToObject(object, name, text);
}

void sv_add_points(cJSON *object, const char *name, sv_points points)
{
    char text[SV_POINTS_TEXT_SIZE];

    sv_points_print(points, text);
    cJSON_AddRawToObject(object, name, text);
}

void sv_add_text_or_null(cJSON *object, const char *name, const char *text)
{
    if (text == NULL || text[0] == '\0')
        cJSON_AddNullToObject(object, name);
    else
        cJSON_AddStringToObject(object, name, text);
}

cJSON *sv_json_of_target(const struct sv_sub_index *sub_index)
{
    cJSON *target = NULL;

    if (!sub_index->has_target)
        return cJSON_CreateNull();
    target = cJSON_CreateObject();
    sv_add_points(target, "low", sub_index->target_low);
    sv_add_points(target, "high", sub_index->target_high);
    sv_add_text_or_null(target, "source", sub_index->target_source);
    return target;
}

cJSON *sv_json_of_violations(const struct sv_violations *violations)
{
    cJSON *array = cJSON_CreateArray();

    for (const struct sv_violation *violation = violations->first; violation != NULL;
         violation = violation->next) {
        cJSON *item = cJSON_CreateObject();

        cJSON_AddStringToObject(item, "pointer", violation->pointer);
        cJSON_AddStringToObject(item, "code", sv_violation_slug(violation->code));
        cJSON_AddItemToArray(array, item);
    }
    return array;
}
