/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/survey_view_json.h"

#include "wire/json_write.h"

#include <stdbool.h>
#include <stdlib.h>

cJSON *sv_json_of_survey_head(const struct sv_survey *survey)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code", survey->code);
    sv_add_label(json, "title", &survey->title);
    cJSON_AddStringToObject(json, "state", survey->open ? "open" : "closed");
    return json;
}

static void add_words(cJSON *json, const struct sv_survey *survey)
{
    cJSON *channels = cJSON_AddArrayToObject(json, "channels");
    cJSON *respondents = cJSON_AddArrayToObject(json, "respondent_types");

    for (int i = 0; i < SV_CHANNEL_COUNT; i++) {
        if (survey->channels[i])
            cJSON_AddItemToArray(channels, cJSON_CreateString(sv_channel_word((enum sv_channel)i)));
    }
    for (int i = 0; i < SV_RESPONDENT_COUNT; i++) {
        if (survey->respondents[i])
            cJSON_AddItemToArray(respondents,
                                 cJSON_CreateString(sv_respondent_word((enum sv_respondent)i)));
    }
}

static void add_periods(cJSON *json, const struct sv_survey *survey)
{
    cJSON *periods = cJSON_AddArrayToObject(json, "periods");

    for (size_t i = 0; i < survey->period_count; i++) {
        cJSON *period = cJSON_CreateObject();

        cJSON_AddStringToObject(period, "code", survey->periods[i].code);
        sv_add_day(period, "from", survey->periods[i].from);
        sv_add_day(period, "until", survey->periods[i].until);
        cJSON_AddItemToArray(periods, period);
    }
}

static bool is_valid_on(sv_day day, sv_day from, sv_day until)
{
    return day >= from && day < until;
}

/* Units and, below each, its counters: those of today. Every counter is looked at once. */
static void add_units(cJSON *json, const struct sv_survey *survey, sv_day today)
{
    cJSON *list = cJSON_AddArrayToObject(json, "units");
    cJSON **counters = calloc(survey->units.count + 1, sizeof(cJSON *));

    if (counters == NULL)
        abort();
    for (size_t i = 0; i < survey->units.count; i++) {
        const struct sv_unit *unit = &survey->units.items[i];
        cJSON *item = NULL;

        if (!is_valid_on(today, unit->valid_from, unit->valid_until))
            continue;
        item = cJSON_CreateObject();
        cJSON_AddStringToObject(item, "code", unit->code);
        sv_add_label(item, "name", &unit->name);
        counters[i] = cJSON_AddArrayToObject(item, "counters");
        cJSON_AddItemToArray(list, item);
    }
    for (size_t i = 0; i < survey->counters.count; i++) {
        const struct sv_counter *counter = &survey->counters.items[i];
        const struct sv_unit *unit = sv_survey_unit(survey, counter->unit);
        cJSON *below = unit == NULL ? NULL : counters[unit - survey->units.items];
        cJSON *item = NULL;

        if (below == NULL || !is_valid_on(today, counter->valid_from, counter->valid_until))
            continue;
        item = cJSON_CreateObject();
        cJSON_AddStringToObject(item, "code", counter->code);
        sv_add_label(item, "name", &counter->name);
        cJSON_AddItemToArray(below, item);
    }
    free(counters);
}

static cJSON *survey_procedure(const struct sv_procedure *procedure)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code", procedure->code);
    sv_add_text_or_null(json, "unit", procedure->unit);
    sv_add_label(json, "name", &procedure->name);
    sv_add_label(json, "field", &procedure->field);
    cJSON_AddStringToObject(json, "online_level", procedure->online_level);
    return json;
}

/* Those that were given to units outside the survey are still counted in it, but not asked for. */
static bool is_offered(const struct sv_survey *survey, const struct sv_procedure *procedure,
                       sv_day today)
{
    return is_valid_on(today, procedure->valid_from, procedure->valid_until) &&
           (procedure->unit[0] == '\0' || sv_survey_unit(survey, procedure->unit) != NULL);
}

cJSON *sv_json_of_survey(const struct sv_survey *survey, const struct sv_document *instrument,
                         sv_day today)
{
    cJSON *json = sv_json_of_survey_head(survey);
    cJSON *list = NULL;

    cJSON_AddStringToObject(json, "index_rule", sv_index_rule_word(survey->index_rule));
    if (survey->sub_index.max_points > 0) {
        cJSON *sub_index = cJSON_AddObjectToObject(json, "sub_index");

        sv_add_points(sub_index, "max_points", survey->sub_index.max_points);
        cJSON_AddItemToObject(sub_index, "target", sv_json_of_target(&survey->sub_index));
    }
    add_words(json, survey);
    cJSON_AddStringToObject(json, "kiosks", survey->kiosks_enrolled ? "enrolled" : "any");
    add_periods(json, survey);
    add_units(json, survey, today);
    list = cJSON_AddArrayToObject(json, "procedures");
    for (size_t i = 0; i < survey->procedures.count; i++) {
        const struct sv_procedure *procedure = &survey->procedures.items[i];

        if (is_offered(survey, procedure, today))
            cJSON_AddItemToArray(list, survey_procedure(procedure));
    }
    cJSON_AddRawToObject(json, "instrument", instrument->text);
    return json;
}

cJSON *sv_json_of_unit(const struct sv_unit *unit)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code", unit->code);
    cJSON_AddStringToObject(json, "kind", sv_unit_kind_word(unit->kind));
    sv_add_text_or_null(json, "parent", unit->parent);
    sv_add_label(json, "name", &unit->name);
    sv_add_day(json, "valid_from", unit->valid_from);
    sv_add_day(json, "valid_until", unit->valid_until);
    sv_add_text_or_null(json, "successor", unit->successor);
    return json;
}

cJSON *sv_json_of_procedure(const struct sv_procedure *procedure)
{
    cJSON *json = survey_procedure(procedure);

    if (procedure->legacy_level == 0)
        cJSON_AddNullToObject(json, "legacy_level");
    else
        sv_add_count(json, "legacy_level", procedure->legacy_level);
    sv_add_day(json, "valid_from", procedure->valid_from);
    sv_add_day(json, "valid_until", procedure->valid_until);
    return json;
}

cJSON *sv_json_of_document(const struct sv_document *document)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code", document->code);
    sv_add_count(json, "version", document->version);
    cJSON_AddStringToObject(json, "sha256", document->sha256);
    return json;
}

cJSON *sv_json_of_staff_key(const struct sv_staff_key *key)
{
    cJSON *json = cJSON_CreateObject();

    sv_add_count(json, "id", key->id);
    cJSON_AddStringToObject(json, "role", sv_role_word(key->role));
    sv_add_text_or_null(json, "unit", key->unit);
    cJSON_AddStringToObject(json, "label", key->label);
    sv_add_day(json, "made_on", key->made_on);
    if (key->revoked)
        sv_add_day(json, "revoked_on", key->revoked_on);
    else
        cJSON_AddNullToObject(json, "revoked_on");
    return json;
}
