/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/release_json.h"

#include "wire/group_json.h"
#include "wire/json_write.h"

#include <string.h>

static void add_count_if(cJSON *object, const char *name, bool known, int64_t count)
{
    if (known)
        sv_add_count(object, name, count);
    else
        cJSON_AddNullToObject(object, name);
}

static void add_index(cJSON *object, const struct sv_release_head *head)
{
    const struct sv_estimate *index = &head->index;

    add_count_if(object, "satisfied", head->shown, index->satisfied);
    add_count_if(object, "valid", head->shown, index->valid);
    add_count_if(object, "respondents", head->shown, index->respondents);
    sv_add_figure(object, "share", (struct sv_figure){ index->known, index->value }, SV_EXACT);
    sv_add_ends(object, index->interval, SV_EXACT);
}

void sv_add_released_index(cJSON *object, const struct sv_release_head *head)
{
    cJSON_AddBoolToObject(object, "shown", head->shown);
    add_index(object, head);
}

static cJSON *sub_index_json(const struct sv_release_head *head)
{
    const struct sv_sub_index *sub_index = &head->sub_index;
    const struct sv_points_estimate points = sv_release_points(head, sub_index->max_points);
    cJSON *json = NULL;

    if (sub_index->max_points == 0 || !points.known)
        return cJSON_CreateNull();
    json = cJSON_CreateObject();
    cJSON_AddNumberToObject(json, "points", points.points);
    sv_add_ends(json, points.interval, SV_EXACT);
    sv_add_points(json, "max_points", sub_index->max_points);
    cJSON_AddItemToObject(json, "target", sv_json_of_target(sub_index));
    sv_add_text_or_null(json, "position",
                        sv_position_word(sv_position_of_points(sub_index, points.points)));
    return json;
}

cJSON *sv_json_of_release_head(const struct sv_release_head *head)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "survey", head->survey);
    sv_add_count(json, "number", head->number);
    sv_add_day(json, "released_on", head->released_on);
    cJSON_AddStringToObject(json, "sha256", head->sha256);
    cJSON_AddBoolToObject(json, "shown", head->shown);
    add_index(cJSON_AddObjectToObject(json, "index"), head);
    cJSON_AddItemToObject(json, "sub_index", sub_index_json(head));
    sv_add_text_or_null(json, "signature", head->signature);
    add_count_if(json, "key", head->key != 0, head->key);
    return json;
}

/* Of what the index makes points; each unit has its own. */
static cJSON *sub_index_rule_json(const struct sv_sub_index *sub_index)
{
    cJSON *json = NULL;

    if (sub_index->max_points == 0)
        return cJSON_CreateNull();
    json = cJSON_CreateObject();
    sv_add_points(json, "max_points", sub_index->max_points);
    cJSON_AddItemToObject(json, "target", sv_json_of_target(sub_index));
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

/* By what weights are the same for: those of a procedure weigh as all of its unit. */
static const int64_t *transactions_of(const struct sv_survey *survey, struct sv_arena *arena)
{
    int64_t *transactions =
        sv_arena_array(arena, sv_weight_cell_count(survey), sizeof(*transactions));

    for (size_t i = 0; i < survey->population_count; i++) {
        size_t cell = 0;

        if (sv_population_cell(survey, &survey->populations[i], &cell))
            transactions[cell] += survey->populations[i].transactions;
    }
    return transactions;
}

/* The finished dossiers that the responses were weighted to. */
static cJSON *population_json(struct sv_arena *arena, const struct sv_release *release)
{
    const struct sv_survey *survey = release->answer.survey;
    const char *only = release->answer.query->only[SV_DIM_PERIOD];
    const int64_t *transactions = transactions_of(survey, arena);
    cJSON *list = cJSON_CreateArray();

    for (size_t c = 0; c < sv_weight_cell_count(survey); c++) {
        const struct sv_weight_cell cell = sv_weight_cell_of(survey, c);
        const char *period = survey->periods[cell.period].code;

        if (transactions[c] == 0 || (only[0] != '\0' && strcmp(only, period) != 0))
            continue;
        cJSON *json = cJSON_CreateObject();

        cJSON_AddStringToObject(json, "period", period);
        cJSON_AddStringToObject(json, "unit", survey->units.items[cell.unit].code);
        cJSON_AddStringToObject(json, "channel", sv_channel_word(cell.channel));
        sv_add_text_or_null(json, "respondent_type", sv_respondent_word(cell.respondent));
        sv_add_count(json, "transactions", transactions[c]);
        cJSON_AddItemToArray(list, json);
    }
    return list;
}

static cJSON *strata_json(const struct sv_release_strata *strata)
{
    cJSON *list = cJSON_CreateArray();

    for (size_t i = 0; i < strata->count; i++) {
        const struct sv_release_stratum *stratum = &strata->items[i];
        cJSON *json = cJSON_CreateObject();

        cJSON_AddStringToObject(json, "period", stratum->period);
        cJSON_AddStringToObject(json, "unit", stratum->unit);
        sv_add_count(json, "transactions", stratum->transactions);
        cJSON_AddBoolToObject(json, "shown", stratum->shown);
        add_count_if(json, "responses", stratum->shown, stratum->responses);
        sv_add_figure(json, "base",
                      (struct sv_figure){ stratum->shown && stratum->base > 0, stratum->base },
                      SV_EXACT);
        cJSON_AddItemToArray(list, json);
    }
    return list;
}

/* What raking did, and by what it went; null where the weights were not raked. */
static cJSON *raking_json(const struct sv_weighting *weighting)
{
    static const char *const margins[] = { "unit", "channel", "respondent_type" };
    cJSON *json = NULL;

    if (weighting->scheme != SV_SCHEME_RAKE)
        return cJSON_CreateNull();
    json = cJSON_CreateObject();
    cJSON_AddItemToObject(json, "margins",
                          cJSON_CreateStringArray(margins, sizeof(margins) / sizeof(margins[0])));
    cJSON_AddNumberToObject(json, "tolerance", SV_RAKING_TOLERANCE);
    sv_add_count(json, "iterations_max", SV_RAKING_CYCLES_MAX);
    sv_add_count(json, "iterations", (int64_t)weighting->raking.iterations);
    cJSON_AddNumberToObject(json, "margin_error", weighting->raking.margin_error);
    return json;
}

static cJSON *weighting_json(struct sv_arena *arena, const struct sv_release *release)
{
    const struct sv_weighting *weighting = release->answer.weighting;
    cJSON *json = NULL;

    if (weighting->scheme == SV_SCHEME_NONE)
        return cJSON_CreateNull();
    json = cJSON_CreateObject();
    cJSON_AddItemToObject(json, "population", population_json(arena, release));
    cJSON_AddItemToObject(json, "strata", strata_json(&release->strata));
    cJSON_AddItemToObject(json, "raking", raking_json(weighting));
    cJSON_AddNullToObject(json, "trimming"); /* no scheme of a release trims or caps */
    return json;
}

/* How the figures came about. */
static void add_method(struct sv_arena *arena, cJSON *json, const struct sv_release *release)
{
    const struct sv_survey *survey = release->answer.survey;
    const struct sv_weighting *weighting = release->answer.weighting;
    cJSON *instrument = cJSON_AddObjectToObject(json, "instrument");

    cJSON_AddStringToObject(instrument, "code", survey->instrument->code);
    sv_add_count(instrument, "version", survey->instrument->version);
    cJSON_AddStringToObject(json, "instrument_sha256", release->instrument_sha256);
    cJSON_AddStringToObject(json, "index_rule", sv_index_rule_word(survey->index_rule));
    cJSON_AddStringToObject(json, "weights", sv_scheme_word(weighting->scheme));
    sv_add_text_or_null(json, "weights_note", sv_weighting_note_word(weighting->note));
    sv_add_text_or_null(json, "weights_category",
                        weighting->category == NULL ? "" : weighting->category);
    cJSON_AddItemToObject(json, "weighting", weighting_json(arena, release));
    cJSON_AddStringToObject(json, "disclosure", "controlled");
}

/* The reporting units of a unit, which are the pairs from *at on. */
static void add_members(cJSON *json, const char *unit, const struct sv_units_above *pairs,
                        size_t *at)
{
    cJSON *members = cJSON_AddArrayToObject(json, "members");

    for (; *at < pairs->count && strcmp(pairs->items[*at].above, unit) == 0; (*at)++)
        cJSON_AddItemToArray(members, cJSON_CreateString(pairs->items[*at].unit));
}

static cJSON *unit_json(const struct sv_release *release, size_t place, size_t *pair)
{
    static const struct sv_telling precisely = { 0 };
    const struct sv_results_answer *answer = &release->answer;
    const struct sv_result_group *group = &answer->groups.items[place];
    cJSON *json = cJSON_CreateObject();

    sv_add_text_or_null(json, "unit", group->keys[0]);
    if (group->keys[0][0] != '\0')
        add_members(json, group->keys[0], &release->pairs, pair);
    cJSON_AddBoolToObject(json, "shown", group->shown);
    if (group->shown)
        sv_add_group_figures(json, answer, place, &precisely);
    return json;
}

const char *sv_release_document_of(struct sv_arena *arena, const struct sv_release *release)
{
    const struct sv_results_answer *answer = &release->answer;
    const struct sv_survey *survey = answer->survey;
    cJSON *json = cJSON_CreateObject();
    cJSON *units = NULL;
    char *printed = NULL;
    const char *document = NULL;
    size_t pair = 0;

    cJSON_AddStringToObject(json, "format", "sipas-release/3");
    cJSON_AddStringToObject(json, "survey", survey->code);
    sv_add_label(json, "title", &survey->title);
    sv_add_count(json, "number", release->number);
    sv_add_day(json, "released_on", release->released_on);
    add_method(arena, json, release);
    sv_add_text_or_null(json, "period", answer->query->only[SV_DIM_PERIOD]);
    cJSON_AddArrayToObject(json, "exclusions"); /* no rule excludes a response yet */
    cJSON_AddItemToObject(json, "sub_index", sub_index_rule_json(&survey->sub_index));
    cJSON_AddItemToObject(json, "feeds", feeds_json(survey));
    units = cJSON_AddArrayToObject(json, "units");
    for (size_t i = 0; i < answer->groups.count; i++)
        cJSON_AddItemToArray(units, unit_json(release, i, &pair));
    printed = cJSON_PrintUnformatted(json);
    document = sv_arena_strdup(arena, printed);
    cJSON_free(printed);
    cJSON_Delete(json);
    return document;
}
