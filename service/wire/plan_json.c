/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/plan_json.h"

#include "wire/json_write.h"

#include <string.h>

static void add_codes(cJSON *json, const char *name, const struct sv_codes *codes)
{
    cJSON *array = cJSON_AddArrayToObject(json, name);

    for (size_t i = 0; i < codes->count; i++)
        cJSON_AddItemToArray(array, cJSON_CreateString(codes->items[i]));
}

static void add_points_if(cJSON *json, const char *name, bool known, double points)
{
    if (known)
        sv_add_points(json, name, sv_points_of_double(points));
    else
        cJSON_AddNullToObject(json, name);
}

static cJSON *measure_json(const struct sv_measure *measure, unsigned with)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code", measure->code);
    cJSON_AddStringToObject(json, "criterion", measure->criterion);
    cJSON_AddStringToObject(json, "title", measure->title);
    cJSON_AddStringToObject(json, "owner_unit", measure->owner_unit);
    cJSON_AddStringToObject(json, "owner", measure->owner);
    sv_add_day(json, "due_on", measure->due_on);
    sv_add_count(json, "cost", measure->cost);
    sv_add_count(json, "chance", measure->chance_percent);
    sv_add_points(json, "expected", measure->expected);
    add_codes(json, "requires", &measure->needs);
    add_codes(json, "excludes", &measure->excludes);
    cJSON_AddStringToObject(json, "proof", measure->proof);
    sv_add_count(json, "progress", measure->progress);
    cJSON_AddStringToObject(json, "state", sv_measure_state_word(measure->state));
    cJSON_AddStringToObject(json, "reason", measure->reason);
    sv_add_text_or_null(json, "author", (with & SV_PLAN_WITH_NAMES) != 0 ? measure->author : "");
    sv_add_day(json, "made_on", measure->made_on);
    return json;
}

static const char *gain_word(enum sv_gain_note note)
{
    switch (note) {
    case SV_GAIN_TOLD:
        return "scorecard";
    case SV_GAIN_ENTERED:
        return "entered";
    case SV_GAIN_NOT_YET:
        return "";
    case SV_GAIN_OTHER_MAX:
        return "other-maximum";
    }
    return "";
}

static cJSON *effect_json(const struct sv_effect *effect)
{
    cJSON *json = NULL;

    if (effect->note != SV_EFFECT_TOLD)
        return cJSON_CreateNull();
    json = cJSON_CreateObject();
    add_points_if(json, "points", true, effect->points);
    add_points_if(json, "low", effect->interval.known, effect->interval.low);
    add_points_if(json, "high", effect->interval.known, effect->interval.high);
    cJSON_AddStringToObject(json, "from_survey", effect->from.survey);
    sv_add_count(json, "from_release", effect->from.number);
    cJSON_AddStringToObject(json, "to_survey", effect->to.survey);
    sv_add_count(json, "to_release", effect->to.number);
    return json;
}

static cJSON *files_json(const struct sv_plan *plan, const char *criterion)
{
    cJSON *array = cJSON_CreateArray();

    for (size_t i = 0; i < plan->files.count; i++) {
        const struct sv_plan_file *file = &plan->files.items[i];
        cJSON *json = NULL;

        if (strcmp(file->criterion, criterion) != 0)
            continue;
        json = cJSON_CreateObject();
        cJSON_AddStringToObject(json, "period", file->period);
        cJSON_AddStringToObject(json, "sha256", file->sha256);
        cJSON_AddStringToObject(json, "name", file->name);
        sv_add_count(json, "size", file->size);
        sv_add_day(json, "added_on", file->added_on);
        cJSON_AddItemToArray(array, json);
    }
    return array;
}

static cJSON *line_json(const struct sv_plan *plan, const struct sv_plan_line *line, unsigned with)
{
    bool gained = line->gain.note == SV_GAIN_TOLD || line->gain.note == SV_GAIN_ENTERED;
    cJSON *json = measure_json(line->measure, with);

    if (line->measure->owner_name.vi == NULL)
        cJSON_AddNullToObject(json, "owner_name");
    else
        sv_add_label(json, "owner_name", &line->measure->owner_name);
    cJSON_AddBoolToObject(json, "overdue", line->overdue);
    add_points_if(json, "lost", line->criterion != SIZE_MAX,
                  line->criterion == SIZE_MAX
                      ? 0
                      : sv_double_of_points(sv_points_lost(plan->card, line->criterion)));
    add_points_if(json, "achieved", gained, sv_double_of_points(line->gain.points));
    sv_add_text_or_null(json, "achieved_by", gain_word(line->gain.note));
    cJSON_AddItemToObject(json, "effect", effect_json(&line->effect));
    sv_add_text_or_null(json, "effect_note", sv_effect_note_word(line->effect.note));
    cJSON_AddItemToObject(json, "evidence",
                          (with & SV_PLAN_WITH_NAMES) != 0
                              ? files_json(plan, line->measure->criterion)
                              : cJSON_CreateNull());
    return json;
}

cJSON *sv_json_of_plan(const struct sv_plan *plan, unsigned with)
{
    bool history = (with & SV_PLAN_WITH_HISTORY) != 0;
    cJSON *json = cJSON_CreateObject(), *array = NULL, *totals = NULL;

    cJSON_AddStringToObject(json, "framework", plan->card->framework->code);
    cJSON_AddStringToObject(json, "unit", plan->card->unit);
    cJSON_AddStringToObject(json, "period", plan->card->period);
    add_points_if(json, "from", plan->card->complete, sv_double_of_points(plan->card->total));
    array = cJSON_AddArrayToObject(json, "measures");
    for (size_t i = 0; i < plan->measures.count; i++)
        cJSON_AddItemToArray(array, line_json(plan, &plan->lines[i], with));
    totals = cJSON_AddObjectToObject(json, "totals");
    sv_add_points(totals, "expected", plan->totals.expected);
    add_points_if(totals, "achieved", plan->achieved_known, sv_double_of_points(plan->achieved));
    sv_add_count(totals, "cost", plan->totals.cost);
    sv_add_count(json, "overdue", (int64_t)plan->totals.overdue);
    array = history ? cJSON_AddArrayToObject(json, "history") : NULL;
    for (size_t i = 0; history && i < plan->history.count; i++)
        cJSON_AddItemToArray(array, measure_json(&plan->history.items[i], with));
    return json;
}

cJSON *sv_json_of_targets(const struct sv_scorecard_key *key, const struct sv_targets *targets)
{
    cJSON *json = cJSON_CreateObject(), *array = NULL;

    cJSON_AddStringToObject(json, "framework", key->framework);
    cJSON_AddStringToObject(json, "unit", key->unit);
    cJSON_AddStringToObject(json, "period", key->period);
    array = cJSON_AddArrayToObject(json, "targets");
    for (size_t i = 0; i < targets->count; i++) {
        const struct sv_target *target = &targets->items[i];
        cJSON *item = cJSON_CreateObject();

        cJSON_AddStringToObject(item, "kind", sv_target_kind_word(target->kind));
        sv_add_text_or_null(item, "criterion", target->criterion);
        sv_add_points(item, "low", target->low);
        sv_add_points(item, "high", target->high);
        sv_add_text_or_null(item, "source", target->source);
        cJSON_AddItemToArray(array, item);
    }
    return json;
}
