/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/group_json.h"

#include "wire/json_write.h"

#include <math.h>
#include <stdio.h>

void sv_add_group_key(cJSON *object, const struct sv_results_query *query,
                      const struct sv_result_group *group)
{
    char key[600];

    if (query->by_count == 2) {
        (void)snprintf(key, sizeof(key), "%s:%s", group->keys[0], group->keys[1]);
        cJSON_AddStringToObject(object, "key", key);
    } else {
        sv_add_text_or_null(object, "key", group->keys[0]);
    }
    cJSON_AddBoolToObject(object, "shown", group->shown);
}

static const struct sv_label *name_of(const struct sv_results_answer *answer, size_t place)
{
    const struct sv_results_query *query = answer->query;
    const char *code = answer->groups.items[place].keys[0];

    if (query->by_count == 1 && query->by[0] == SV_DIM_UNIT) {
        const struct sv_unit *unit = sv_survey_unit(answer->survey, code);

        return unit == NULL ? NULL : &unit->name;
    }
    if (query->by_count == 1 && query->by[0] == SV_DIM_PROCEDURE) {
        const struct sv_procedure *procedure = sv_survey_procedure(answer->survey, code);

        return procedure == NULL ? NULL : &procedure->name;
    }
    return NULL;
}

static cJSON *option_counts(const struct sv_item *item, const int64_t *counts)
{
    cJSON *list = cJSON_CreateArray();

    for (size_t i = 0; i < item->option_count; i++) {
        cJSON *count = cJSON_CreateObject();

        cJSON_AddNumberToObject(count, "value", item->options[i].value);
        sv_add_count(count, "n", counts[i]);
        cJSON_AddItemToArray(list, count);
    }
    return list;
}

static void add_shares(cJSON *json, const struct sv_item *item,
                       const struct sv_item_estimates *estimates, enum sv_precision precision)
{
    cJSON *shares = NULL;

    if (estimates->shares == NULL) {
        cJSON_AddNullToObject(json, "shares");
        return;
    }
    shares = cJSON_AddArrayToObject(json, "shares");
    for (size_t i = 0; i < item->option_count; i++)
        cJSON_AddItemToArray(shares, cJSON_CreateNumber(sv_told(estimates->shares[i], precision)));
}

/* The value of the answer that has rank others before it when they are put in order. */
static double value_at(const struct sv_item *item, const int64_t *counts, int64_t rank)
{
    size_t place = 0;

    for (int64_t seen = counts[0]; seen <= rank; seen += counts[place])
        place++;
    return item->options[place].value;
}

static struct sv_figure median_of(const struct sv_item *item, const int64_t *counts, int64_t valid)
{
    if (valid == 0)
        return SV_NO_FIGURE;
    return (struct sv_figure){
        true, (value_at(item, counts, (valid - 1) / 2) + value_at(item, counts, valid / 2)) / 2
    };
}

static struct sv_figure ratio(int64_t part, int64_t whole)
{
    return whole == 0 ? SV_NO_FIGURE : (struct sv_figure){ true, (double)part / (double)whole };
}

/* Answers that satisfy nobody: the lower values, as many as there are satisfying ones. */
static int64_t dissatisfied(const struct sv_item *item, const int64_t *counts)
{
    size_t satisfying = 0;
    int64_t sum = 0;

    for (size_t i = 0; i < item->option_count; i++)
        satisfying += item->options[i].satisfied;
    for (size_t i = 0; i < satisfying && i < item->option_count; i++)
        sum += item->options[i].satisfied ? 0 : counts[i];
    return sum;
}

static void add_full_item(cJSON *json, const struct sv_item *item, int64_t responses,
                          const struct sv_item_estimates *estimates,
                          const struct sv_telling *telling)
{
    const int64_t *counts = estimates->counts;
    int64_t na = counts[item->option_count], missing = counts[item->option_count + 1];
    int64_t against = dissatisfied(item, counts), valid = estimates->valid;
    cJSON *errors = cJSON_AddArrayToObject(json, "share_errors");

    for (size_t i = 0; i < item->option_count; i++)
        cJSON_AddItemToArray(errors, cJSON_CreateNumber(estimates->options[i].se.value));
    cJSON_AddItemToObject(json, "mean_estimate",
                          sv_json_of_mean(estimates->mean_estimate, telling));
    sv_add_count(json, "dissatisfied", against);
    sv_add_figure(json, "dissatisfied_share", ratio(against, valid), SV_EXACT);
    sv_add_figure(json, "net", ratio(estimates->share.satisfied - against, valid), SV_EXACT);
    sv_add_figure(json, "median", median_of(item, counts, valid), SV_EXACT);
    sv_add_figure(json, "na_share", estimates->na, SV_EXACT);
    sv_add_figure(json, "missing_share", ratio(missing, responses), SV_EXACT);
    sv_add_figure(json, "share_with_na", ratio(estimates->share.satisfied, valid + na), SV_EXACT);
}

static cJSON *item_json(const struct sv_results_answer *answer, size_t group, size_t place,
                        const struct sv_telling *telling)
{
    const struct sv_instrument *instrument = answer->plan->instrument;
    const struct sv_item *item = &instrument->items[place];
    const struct sv_section *section = &instrument->sections[item->section];
    const struct sv_item_estimates *estimates = &answer->estimates[group].items[place];
    enum sv_precision precision = sv_telling_precision(telling, estimates->valid);
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code", item->code);
    cJSON_AddStringToObject(json, "kind", sv_item_kind_word(item->kind));
    sv_add_text_or_null(json, "factor", section->factor ? section->code : NULL);
    cJSON_AddItemToObject(json, "counts", option_counts(item, estimates->counts));
    sv_add_count(json, "n", estimates->valid);
    sv_add_count(json, "na", estimates->counts[item->option_count]);
    sv_add_count(json, "missing", estimates->counts[item->option_count + 1]);
    if (item->kind != SV_ITEM_SCALE)
        return json;
    add_shares(json, item, estimates, precision);
    sv_add_figure(json, "mean", estimates->mean, precision);
    sv_add_estimate(json, &estimates->share, telling);
    if (telling->full)
        add_full_item(json, item, answer->estimates[group].responses, estimates, telling);
    return json;
}

static cJSON *factor_json(const struct sv_results_answer *answer, size_t group, size_t factor,
                          const struct sv_telling *telling)
{
    const struct sv_section *section =
        &answer->plan->instrument->sections[answer->plan->factors[factor]];
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code", section->code);
    sv_add_text_or_null(json, "group", section->group);
    sv_add_estimate(json, &answer->estimates[group].factors[factor], telling);
    return json;
}

/* Points of a share that is told rounded, or they would tell it more exactly. */
static double told_points(double points, double max, enum sv_precision precision)
{
    if (precision == SV_EXACT || max <= 0)
        return points;
    return round(sv_told(points / max, precision) * max * 100) / 100;
}

void sv_add_points_estimate(cJSON *object, const struct sv_results_answer *answer, size_t place,
                            const struct sv_telling *telling)
{
    const struct sv_points_estimate *points = &answer->points[place];
    const struct sv_estimate *index = &answer->estimates[place].index;
    const struct sv_interval steps = points->step_interval;
    enum sv_precision precision = sv_telling_precision(telling, index->respondents);
    double max = sv_max_points_of(answer->survey, answer->query);

    cJSON_AddNumberToObject(object, "max_points", max);
    double told = told_points(points->points, max, precision);
    const struct sv_interval ends = { points->interval.known,
                                      told_points(points->interval.low, max, precision),
                                      told_points(points->interval.high, max, precision) };

    sv_add_figure(object, "points", (struct sv_figure){ points->known, told }, SV_EXACT);
    sv_add_ends(object, ends, SV_EXACT);
    cJSON_AddNumberToObject(object, "rounded", round(told * 100) / 100);
    sv_add_count(object, "step_percent", points->step_percent);
    cJSON_AddNumberToObject(object, "step_points", points->step_points);
    sv_add_figure(object, "step_low", (struct sv_figure){ steps.known, steps.low }, SV_EXACT);
    sv_add_figure(object, "step_high", (struct sv_figure){ steps.known, steps.high }, SV_EXACT);
    if (steps.known)
        cJSON_AddBoolToObject(object, "step_certain", points->step_certain);
    else
        cJSON_AddNullToObject(object, "step_certain");
}

static cJSON *sub_index_json(const struct sv_results_answer *answer, size_t place,
                             const struct sv_telling *telling)
{
    const struct sv_sub_index *sub_index = &answer->survey->sub_index;
    const struct sv_points_estimate *points = &answer->points[place];
    enum sv_position position = SV_POSITION_NONE;
    cJSON *json = NULL;

    if (sub_index->max_points == 0 || !points->known)
        return cJSON_CreateNull();
    json = cJSON_CreateObject();
    sv_add_points_estimate(json, answer, place, telling);
    cJSON_AddItemToObject(json, "target", sv_json_of_target(sub_index));
    position = sv_position_of_points(sub_index, points->points);
    sv_add_text_or_null(json, "position", sv_position_word(position));
    return json;
}

static void add_counts(cJSON *json, const struct sv_results_answer *answer,
                       const struct sv_group_estimates *estimates)
{
    cJSON *channels = NULL;

    sv_add_count(json, "responses", estimates->responses);
    sv_add_count(json, "complete", estimates->complete);
    sv_add_count(json, "partial", estimates->responses - estimates->complete);
    channels = cJSON_AddObjectToObject(json, "channels");
    for (int i = 0; i < SV_CHANNEL_COUNT; i++) {
        if (answer->survey->channels[i] && !estimates->channel_hidden[i])
            sv_add_count(channels, sv_channel_word((enum sv_channel)i), estimates->by_channel[i]);
    }
    if (estimates->transactions > 0)
        sv_add_count(json, "population", estimates->transactions);
    else
        cJSON_AddNullToObject(json, "population");
    sv_add_figure(json, "response_rate", ratio(estimates->responses, estimates->transactions),
                  SV_ROUNDED);
}

/* Of what was asked for a list; without estimates it is null: they may not be told. */
static cJSON *add_list(cJSON *json, const char *name, const struct sv_results_answer *answer,
                       unsigned with, const void *estimates)
{
    if (estimates != NULL || (answer->query->with & with) == 0)
        return cJSON_AddArrayToObject(json, name);
    return cJSON_AddNullToObject(json, name);
}

void sv_add_group_figures(cJSON *json, const struct sv_results_answer *answer, size_t place,
                          const struct sv_telling *telling)
{
    const struct sv_group_estimates *estimates = &answer->estimates[place];
    const struct sv_instrument *instrument = answer->plan->instrument;
    cJSON *list = NULL;

    add_counts(json, answer, estimates);
    cJSON_AddItemToObject(json, "index", sv_json_of_estimate(&estimates->index, telling));
    cJSON_AddItemToObject(json, "overall",
                          answer->plan->overall_item == SV_NO_ITEM
                              ? cJSON_CreateNull()
                              : sv_json_of_estimate(&estimates->overall, telling));
    cJSON_AddItemToObject(json, "sub_index", sub_index_json(answer, place, telling));
    list = add_list(json, "factors", answer, SV_WITH_FACTORS, estimates->factors);
    for (size_t i = 0; estimates->factors != NULL && i < answer->plan->factor_count; i++)
        cJSON_AddItemToArray(list, factor_json(answer, place, i, telling));
    list = add_list(json, "items", answer, SV_WITH_ITEMS, estimates->items);
    for (size_t i = 0; estimates->items != NULL && i < instrument->item_count; i++) {
        if (instrument->items[i].kind != SV_ITEM_TEXT)
            cJSON_AddItemToArray(list, item_json(answer, place, i, telling));
    }
}

cJSON *sv_json_of_group(const struct sv_results_answer *answer, size_t place,
                        const struct sv_telling *telling)
{
    const struct sv_label *name = name_of(answer, place);
    cJSON *json = cJSON_CreateObject();

    sv_add_group_key(json, answer->query, &answer->groups.items[place]);
    if (name != NULL)
        sv_add_label(json, "name", name);
    if (answer->groups.items[place].shown)
        sv_add_group_figures(json, answer, place, telling);
    return json;
}
