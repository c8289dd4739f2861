/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/results_json.h"

#include "wire/json_write.h"

#include <string.h>

cJSON *sv_json_of_share(const struct sv_share *share)
{
    cJSON *json = cJSON_CreateObject();

    sv_add_count(json, "satisfied", share->satisfied);
    sv_add_count(json, "valid", share->valid);
    sv_add_count(json, "respondents", share->respondents);
    if (share->known) {
        cJSON_AddNumberToObject(json, "share", share->value);
        cJSON_AddNumberToObject(json, "low", share->low);
        cJSON_AddNumberToObject(json, "high", share->high);
    } else {
        cJSON_AddNullToObject(json, "share");
        cJSON_AddNullToObject(json, "low");
        cJSON_AddNullToObject(json, "high");
    }
    return json;
}

cJSON *sv_json_of_sub_index(const struct sv_sub_index_points *points,
                            const struct sv_sub_index *sub_index)
{
    cJSON *json = NULL;

    if (!points->known)
        return cJSON_CreateNull();
    json = cJSON_CreateObject();
    cJSON_AddNumberToObject(json, "points", points->points);
    cJSON_AddNumberToObject(json, "low", points->low);
    cJSON_AddNumberToObject(json, "high", points->high);
    sv_add_points(json, "max_points", sub_index->max_points);
    cJSON_AddItemToObject(json, "target", sv_json_of_target(sub_index));
    sv_add_text_or_null(json, "position", sv_position_word(points->position));
    return json;
}

static cJSON *factor_json(const struct sv_section *section, const struct sv_share *share)
{
    cJSON *json = sv_json_of_share(share);

    cJSON_AddStringToObject(json, "code", section->code);
    sv_add_text_or_null(json, "group", section->group);
    return json;
}

static cJSON *item_json(const struct sv_tally *tally, size_t place, const struct sv_share *share)
{
    const struct sv_instrument *instrument = tally->plan->instrument;
    const struct sv_item *item = &instrument->items[place];
    const struct sv_section *section = &instrument->sections[item->section];
    cJSON *json = cJSON_CreateObject();
    cJSON *counts = NULL;
    double mean = 0;
    int64_t n = tally->responses - tally->items[place].na - tally->items[place].missing;

    cJSON_AddStringToObject(json, "code", item->code);
    cJSON_AddStringToObject(json, "kind", sv_item_kind_word(item->kind));
    sv_add_text_or_null(json, "factor", section->factor ? section->code : NULL);
    counts = cJSON_AddArrayToObject(json, "counts");
    for (size_t i = 0; i < item->option_count; i++) {
        cJSON *count = cJSON_CreateObject();

        cJSON_AddNumberToObject(count, "value", item->options[i].value);
        sv_add_count(count, "n", tally->items[place].by_option[i]);
        cJSON_AddItemToArray(counts, count);
    }
    sv_add_count(json, "n", n);
    sv_add_count(json, "na", tally->items[place].na);
    sv_add_count(json, "missing", tally->items[place].missing);
    if (sv_mean_of_item(tally, place, &mean))
        cJSON_AddNumberToObject(json, "mean", mean);
    else
        cJSON_AddNullToObject(json, "mean");
    cJSON_AddItemToObject(json, "satisfied",
                          share->known ? sv_json_of_share(share) : cJSON_CreateNull());
    return json;
}

static const struct sv_label *name_of_key(const struct sv_results *results, const char *key)
{
    if (results->cut.by == SV_BY_UNIT) {
        const struct sv_unit *unit = sv_survey_unit(results->survey, key);

        return unit == NULL ? NULL : &unit->name;
    }
    if (results->cut.by == SV_BY_PROCEDURE) {
        const struct sv_procedure *procedure = sv_survey_procedure(results->survey, key);

        return procedure == NULL ? NULL : &procedure->name;
    }
    return NULL;
}

/* What every group of responses tells, in results and in releases alike. */
static void add_figures(cJSON *json, const struct sv_survey *survey,
                        const struct sv_group_result *group)
{
    const struct sv_instrument *instrument = survey->instrument;
    const struct sv_tally *tally = group->tally;
    size_t overall = tally->plan->overall_item;
    cJSON *list = NULL;

    sv_add_count(json, "responses", tally->responses);
    sv_add_count(json, "complete", tally->complete);
    sv_add_count(json, "partial", tally->responses - tally->complete);
    list = cJSON_AddObjectToObject(json, "channels");
    for (int i = 0; i < SV_CHANNEL_COUNT; i++) {
        if (survey->channels[i])
            sv_add_count(list, sv_channel_word((enum sv_channel)i), tally->by_channel[i]);
    }
    cJSON_AddItemToObject(json, "index", sv_json_of_share(&group->index));
    cJSON_AddItemToObject(json, "sub_index",
                          sv_json_of_sub_index(&group->sub_index, &survey->sub_index));
    cJSON_AddItemToObject(json, "overall",
                          overall == SV_NO_ITEM ? cJSON_CreateNull()
                                                : sv_json_of_share(&group->items[overall]));
    list = cJSON_AddArrayToObject(json, "factors");
    for (size_t i = 0; i < instrument->section_count; i++) {
        if (instrument->sections[i].factor)
            cJSON_AddItemToArray(list, factor_json(&instrument->sections[i], &group->sections[i]));
    }
    list = cJSON_AddArrayToObject(json, "items");
    for (size_t i = 0; i < instrument->item_count; i++) {
        if (instrument->items[i].kind != SV_ITEM_TEXT)
            cJSON_AddItemToArray(list, item_json(tally, i, &group->items[i]));
    }
}

static cJSON *group_json(const struct sv_results *results, const struct sv_group_result *group)
{
    cJSON *json = cJSON_CreateObject();
    const struct sv_label *name = name_of_key(results, group->key);

    sv_add_text_or_null(json, "key", group->key); /* null: all, or those that told none */
    if (name == NULL)
        cJSON_AddNullToObject(json, "name");
    else
        sv_add_label(json, "name", name);
    add_figures(json, results->survey, group);
    return json;
}

static void add_instrument(cJSON *json, const struct sv_survey *survey)
{
    cJSON *instrument = cJSON_AddObjectToObject(json, "instrument");

    cJSON_AddStringToObject(instrument, "code", survey->instrument->code);
    sv_add_count(instrument, "version", survey->instrument->version);
}

static void add_filter(cJSON *filter, const char *name, const char *value)
{
    if (value[0] != '\0')
        cJSON_AddStringToObject(filter, name, value);
}

cJSON *sv_json_of_results(const struct sv_results *results)
{
    const struct sv_cut *cut = &results->cut;
    cJSON *json = cJSON_CreateObject();
    cJSON *filter = NULL, *groups = NULL;

    cJSON_AddStringToObject(json, "survey", results->survey->code);
    add_instrument(json, results->survey);
    cJSON_AddStringToObject(json, "index_rule", sv_index_rule_word(results->survey->index_rule));
    cJSON_AddStringToObject(json, "weights", "none");
    filter = cJSON_AddObjectToObject(json, "filter");
    add_filter(filter, "unit", cut->unit);
    add_filter(filter, "procedure", cut->procedure);
    add_filter(filter, "channel", cut->channel);
    add_filter(filter, "respondent_type", cut->respondent);
    add_filter(filter, "period", cut->period);
    sv_add_text_or_null(json, "by", sv_results_by_word(cut->by));
    groups = cJSON_AddArrayToObject(json, "groups");
    for (size_t i = 0; i < results->group_count; i++)
        cJSON_AddItemToArray(groups, group_json(results, &results->groups[i]));
    return json;
}

cJSON *sv_json_of_release_head(const struct sv_release_head *head)
{
    cJSON *json = cJSON_CreateObject();
    const struct sv_sub_index_points points = sv_sub_index_of(&head->sub_index, &head->index);

    cJSON_AddStringToObject(json, "survey", head->survey);
    sv_add_count(json, "number", head->number);
    sv_add_day(json, "released_on", head->released_on);
    cJSON_AddStringToObject(json, "sha256", head->sha256);
    cJSON_AddItemToObject(json, "index", sv_json_of_share(&head->index));
    cJSON_AddItemToObject(json, "sub_index", sv_json_of_sub_index(&points, &head->sub_index));
    return json;
}

static cJSON *feeds_json(const struct sv_survey *survey)
{
    cJSON *feeds = cJSON_CreateArray();

    for (size_t i = 0; i < survey->feed_count; i++) {
        cJSON *feed = cJSON_CreateObject();

        cJSON_AddStringToObject(feed, "framework", survey->feeds[i].framework);
        cJSON_AddStringToObject(feed, "criterion", survey->feeds[i].criterion);
        cJSON_AddStringToObject(feed, "period", survey->feeds[i].period);
        cJSON_AddItemToArray(feeds, feed);
    }
    return feeds;
}

const char *sv_release_document_of(struct sv_arena *arena, const struct sv_release *release)
{
    const struct sv_survey *survey = release->survey;
    cJSON *json = cJSON_CreateObject();
    cJSON *units = NULL;
    char *printed = NULL;
    const char *document = NULL;

    cJSON_AddStringToObject(json, "format", "sipas-release/1");
    cJSON_AddStringToObject(json, "survey", survey->code);
    sv_add_label(json, "title", &survey->title);
    sv_add_count(json, "number", release->number);
    sv_add_day(json, "released_on", release->released_on);
    add_instrument(json, survey);
    cJSON_AddStringToObject(json, "instrument_sha256", release->instrument_sha256);
    cJSON_AddStringToObject(json, "index_rule", sv_index_rule_word(survey->index_rule));
    cJSON_AddStringToObject(json, "weights", "none");
    sv_add_text_or_null(json, "period", release->period);
    cJSON_AddArrayToObject(json, "exclusions"); /* no rule excludes a response yet */
    cJSON_AddItemToObject(json, "feeds", feeds_json(survey));
    units = cJSON_AddArrayToObject(json, "units");
    for (size_t i = 0; i < release->unit_count; i++) {
        cJSON *unit = cJSON_CreateObject();

        sv_add_text_or_null(unit, "unit", release->units[i].key);
        add_figures(unit, survey, &release->units[i]);
        cJSON_AddItemToArray(units, unit);
    }
    printed = cJSON_PrintUnformatted(json);
    document = sv_arena_strdup(arena, printed);
    cJSON_free(printed);
    cJSON_Delete(json);
    return document;
}
