/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/framework_json.h"
#include "wire/json_write.h"

static cJSON *provenance_json(const struct sv_provenance *provenance)
{
    cJSON *json = cJSON_CreateObject();
    cJSON *sources = NULL;

    cJSON_AddStringToObject(json, "kind", provenance->kind);
    sources = cJSON_AddArrayToObject(json, "sources");
    for (size_t i = 0; i < provenance->source_count; i++)
        cJSON_AddItemToArray(sources, cJSON_CreateString(provenance->sources[i]));
    cJSON_AddNumberToObject(json, "confidence", provenance->confidence);
    return json;
}

static cJSON *below_json(const struct sv_framework *framework, size_t parent);

static cJSON *criterion_json(const struct sv_framework *framework, size_t place)
{
    const struct sv_criterion *criterion = &framework->criteria[place];
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code", criterion->code);
    sv_add_label(json, "name", &criterion->name);
    sv_add_points(json, "max_points", criterion->max_points);
    if (criterion->note != NULL)
        cJSON_AddStringToObject(json, "note", criterion->note);
    if (criterion->provenance.kind != NULL)
        cJSON_AddItemToObject(json, "provenance", provenance_json(&criterion->provenance));
    if (criterion->leaf)
        cJSON_AddItemToObject(json, "rule", sv_json_of_rule(&criterion->rule));
    else
        cJSON_AddItemToObject(json, "criteria", below_json(framework, place));
    return json;
}

/* What is directly below the criterion parent. */
static cJSON *below_json(const struct sv_framework *framework, size_t parent)
{
    cJSON *array = cJSON_CreateArray();

    for (size_t i = 0; i < framework->criterion_count; i++) {
        if (framework->criteria[i].parent == parent)
            cJSON_AddItemToArray(array, criterion_json(framework, i));
    }
    return array;
}

void sv_add_classes(cJSON *json, const struct sv_framework *framework)
{
    cJSON *array = cJSON_AddArrayToObject(json, "classes");

    for (size_t i = 0; i < framework->class_count; i++) {
        const struct sv_class *class = &framework->classes[i];
        cJSON *object = cJSON_CreateObject();

        cJSON_AddStringToObject(object, "code", class->code);
        sv_add_label(object, "name", &class->name);
        sv_add_points(object, "at_least", class->at_least);
        cJSON_AddItemToArray(array, object);
    }
}

cJSON *sv_json_of_framework(const struct sv_framework *framework)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code", framework->code);
    sv_add_count(json, "version", framework->version);
    sv_add_label(json, "title", &framework->title);
    cJSON_AddStringToObject(json, "level", framework->level);
    cJSON_AddStringToObject(json, "legal_basis", framework->legal_basis);
    if (framework->note != NULL)
        cJSON_AddStringToObject(json, "note", framework->note);
    sv_add_day(json, "valid_from", framework->valid_from);
    sv_add_day(json, "valid_until", framework->valid_until);
    sv_add_points(json, "max_points", framework->max_points);
    sv_add_count(json, "decimals", framework->decimals);
    cJSON_AddStringToObject(json, "total", framework->total_entered ? "entered" : "sum");
    if (framework->class_count > 0)
        sv_add_classes(json, framework);
    cJSON_AddItemToObject(json, "fields", below_json(framework, SV_NO_PARENT));
    return json;
}

const char *sv_text_of_framework(struct sv_arena *arena, const struct sv_framework *framework)
{
    SV_FREED_BY(cJSON_Delete) cJSON *json = sv_json_of_framework(framework);
    char *text = cJSON_Print(json);
    const char *copy = sv_arena_strdup(arena, text);

    cJSON_free(text);
    return copy;
}
