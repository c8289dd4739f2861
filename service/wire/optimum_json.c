/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/optimum_json.h"

#include "wire/json_write.h"

#include <stdint.h>

static void add_set(cJSON *json, const struct sv_plan_optimum *plan,
                    const struct sv_remedy_set *set)
{
    cJSON *array = cJSON_AddArrayToObject(json, "chosen");

    for (size_t i = 0; i < set->count; i++) {
        const struct sv_measure *measure = &plan->measures[set->remedies[i]];
        cJSON *item = cJSON_CreateObject();

        cJSON_AddStringToObject(item, "code", measure->code);
        cJSON_AddStringToObject(item, "title", measure->title);
        cJSON_AddStringToObject(item, "criterion", measure->criterion);
        sv_add_points(item, "points", measure->expected);
        sv_add_count(item, "cost", measure->cost);
        cJSON_AddItemToArray(array, item);
    }
    sv_add_points(json, "points", set->points);
    sv_add_points(json, "expected", set->expected);
    sv_add_count(json, "cost", set->cost);
    cJSON_AddNumberToObject(json, "chance", set->chance);
    cJSON_AddBoolToObject(json, "chance_exact", set->chance_exact);
}

static cJSON *left_out_json(const struct sv_plan_optimum *plan, const struct sv_left_remedy *left)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code", plan->measures[left->remedy].code);
    cJSON_AddStringToObject(json, "why", sv_left_out_word(left->why));
    sv_add_text_or_null(json, "by", left->by == SIZE_MAX ? "" : plan->measures[left->by].code);
    if (left->can_reach)
        sv_add_count(json, "extra_cost", left->extra_cost);
    else
        cJSON_AddNullToObject(json, "extra_cost");
    cJSON_AddBoolToObject(json, "extra_known", left->known);
    return json;
}

static cJSON *fields_json(const struct sv_scorecard *card)
{
    cJSON *array = cJSON_CreateArray();

    for (size_t i = 0; i < card->framework->criterion_count; i++) {
        const struct sv_criterion *field = &card->framework->criteria[i];
        sv_points gap = sv_points_lost(card, i);
        cJSON *json = NULL;

        if (field->parent != SV_NO_PARENT || gap == 0)
            continue;
        json = cJSON_CreateObject();
        cJSON_AddStringToObject(json, "code", field->code);
        sv_add_label(json, "name", &field->name);
        sv_add_points(json, "gap", gap);
        cJSON_AddItemToArray(array, json);
    }
    return array;
}

static cJSON *gap_json(const struct sv_survey_gap *gap)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "criterion", gap->criterion);
    cJSON_AddStringToObject(json, "item", gap->item);
    sv_add_text_or_null(json, "option", gap->option == NULL ? "" : gap->option);
    cJSON_AddStringToObject(json, "unit", gap->place.unit);
    if (gap->place.counter != NULL)
        sv_add_text_or_null(json, "counter", gap->place.counter);
    sv_add_count(json, "valid", gap->valid);
    sv_add_count(json, "satisfied", gap->satisfied);
    sv_add_count(json, "answers", gap->answers);
    if (gap->in_points) {
        sv_add_points(json, "lost_points", gap->lost);
        cJSON_AddNumberToObject(json, "points_per_answer", gap->points_per_answer);
    } else {
        cJSON_AddNullToObject(json, "lost_points");
        cJSON_AddNullToObject(json, "points_per_answer");
    }
    if (gap->option == NULL)
        cJSON_AddNumberToObject(json, "share_per_answer", gap->share_per_answer);
    else
        cJSON_AddNullToObject(json, "share_per_answer");
    return json;
}

static cJSON *gaps_json(const struct sv_gap_list *gaps)
{
    cJSON *array = cJSON_CreateArray();

    for (size_t i = 0; i < gaps->count; i++)
        cJSON_AddItemToArray(array, gap_json(&gaps->items[i]));
    return array;
}

static cJSON *steps_json(const struct sv_survey_gaps *survey)
{
    cJSON *array = cJSON_CreateArray();

    for (size_t i = 0; i < survey->step_count; i++) {
        const struct sv_step_gap *step = &survey->steps[i];
        cJSON *json = cJSON_CreateObject();

        cJSON_AddStringToObject(json, "criterion", step->criterion);
        cJSON_AddNumberToObject(json, "share", step->share);
        sv_add_points(json, "at_least", step->at_least);
        sv_add_points(json, "points", step->points);
        sv_add_points(json, "more_points", step->more);
        if (step->answers < 0)
            cJSON_AddNullToObject(json, "answers");
        else
            sv_add_count(json, "answers", step->answers);
        cJSON_AddItemToArray(array, json);
    }
    return array;
}

cJSON *sv_json_of_optimum(const struct sv_plan_optimum *plan, const struct sv_survey_gaps *survey)
{
    const struct sv_optimum *optimum = &plan->optimum;
    sv_points gap = plan->target - plan->from;
    cJSON *json = cJSON_CreateObject(), *array = NULL;

    sv_add_points(json, "from", plan->from);
    sv_add_points(json, "target", plan->target);
    sv_add_points(json, "gap", gap > 0 ? gap : 0);
    cJSON_AddBoolToObject(json, "complete", plan->card->complete);
    cJSON_AddBoolToObject(json, "reached", optimum->reached);
    cJSON_AddBoolToObject(json, "exact", optimum->exact);
    add_set(json, plan, &optimum->best);
    if (optimum->has_runner_up)
        add_set(cJSON_AddObjectToObject(json, "runner_up"), plan, &optimum->runner_up);
    else
        cJSON_AddNullToObject(json, "runner_up");
    array = cJSON_AddArrayToObject(json, "left_out");
    for (size_t i = 0; i < optimum->left_out_count; i++)
        cJSON_AddItemToArray(array, left_out_json(plan, &optimum->left_out[i]));
    cJSON_AddItemToObject(json, "fields", fields_json(plan->card));
    cJSON_AddItemToObject(json, "survey", gaps_json(&survey->units));
    sv_add_count(json, "survey_hidden", (int64_t)survey->units.hidden);
    cJSON_AddItemToObject(json, "counters", gaps_json(&survey->counters));
    sv_add_count(json, "counters_hidden", (int64_t)survey->counters.hidden);
    cJSON_AddItemToObject(json, "steps", steps_json(survey));
    return json;
}
