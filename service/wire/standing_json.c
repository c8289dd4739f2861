/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/standing_json.h"

#include "wire/json_write.h"

#include <math.h>

static void add_points_if(cJSON *object, const char *name, bool known, sv_points points)
{
    if (known)
        sv_add_points(object, name, points);
    else
        cJSON_AddNullToObject(object, name);
}

static void add_count_if(cJSON *object, const char *name, bool known, size_t count)
{
    if (known)
        sv_add_count(object, name, (int64_t)count);
    else
        cJSON_AddNullToObject(object, name);
}

static void add_class(cJSON *object, const struct sv_class *class)
{
    cJSON *json = NULL;

    if (class == NULL) {
        cJSON_AddNullToObject(object, "class");
        return;
    }
    json = cJSON_AddObjectToObject(object, "class");
    cJSON_AddStringToObject(json, "code", class->code);
    sv_add_label(json, "name", &class->name);
}

static void add_framework(cJSON *object, const struct sv_framework *framework)
{
    cJSON *json = cJSON_AddObjectToObject(object, "framework");

    cJSON_AddStringToObject(json, "code", framework->code);
    sv_add_count(json, "version", framework->version);
    sv_add_label(json, "title", &framework->title);
    sv_add_points(json, "max_points", framework->max_points);
    sv_add_count(json, "decimals", framework->decimals);
}

static void add_unit(cJSON *object, const struct sv_scorecard *card)
{
    cJSON_AddStringToObject(object, "unit", card->unit);
    sv_add_label(object, "name", &card->unit_name);
}

/* Where the unit stood in the period before, or null. */
static void add_previous(cJSON *object, const struct sv_ranking *previous, const char *unit)
{
    const struct sv_standing *standing = sv_ranking_find(previous, unit);
    cJSON *json = NULL;

    if (standing == NULL) {
        cJSON_AddNullToObject(object, "previous");
        return;
    }
    json = cJSON_AddObjectToObject(object, "previous");
    cJSON_AddStringToObject(json, "period", previous->period);
    sv_add_points(json, "total", standing->card->total);
    sv_add_points(json, "percent", standing->percent);
    sv_add_count(json, "rank", (int64_t)standing->rank);
    sv_add_count(json, "count", (int64_t)previous->count);
}

static cJSON *row_json(const struct sv_index *index, const struct sv_par_error *error, size_t place)
{
    const struct sv_standing *standing = &index->ranking.items[place];
    const struct sv_standing_error *off = &error->items[place];
    const struct sv_scorecard *card = standing->card;
    bool varies = error->totals[place] != NULL;
    cJSON *json = cJSON_CreateObject();

    add_unit(json, card);
    cJSON_AddStringToObject(json, "state", sv_card_state_word(card->state));
    sv_add_points(json, "total", card->total);
    sv_add_points(json, "rounded", sv_scorecard_rounding(card).total);
    sv_add_points(json, "applicable_max", card->applicable_max);
    sv_add_points(json, "percent", standing->percent);
    add_class(json, card->class);
    sv_add_count(json, "rank", (int64_t)standing->rank);
    sv_add_count(json, "ties", (int64_t)standing->ties);
    sv_add_count(json, "at_maximum", (int64_t)card->fields_at_maximum);
    sv_add_count(json, "fields", (int64_t)card->field_count);
    add_previous(json, &index->previous, card->unit);
    add_points_if(json, "low", varies, off->low);
    add_points_if(json, "high", varies, off->high);
    add_count_if(json, "rank_low", error->varies, off->rank_low);
    add_count_if(json, "rank_high", error->varies, off->rank_high);
    sv_add_points(json, "lost", card->lost);
    return json;
}

cJSON *sv_json_of_ranking(const struct sv_ranked *ranked, const char *scope)
{
    const struct sv_index *index = &ranked->index;
    const struct sv_par_error *error = &ranked->error;
    const struct sv_ranking *ranking = &index->ranking;
    cJSON *json = cJSON_CreateObject();
    cJSON *array = NULL;

    add_framework(json, index->framework);
    cJSON_AddStringToObject(json, "period", index->period);
    sv_add_text_or_null(json, "scope", scope);
    sv_add_count(json, "count", (int64_t)ranking->count);
    add_points_if(json, "mean", ranking->count > 0, ranking->mean);
    add_points_if(json, "mean_percent", ranking->count > 0, ranking->mean_percent);
    sv_add_count(json, "runs", error->simulation.runs);
    sv_add_count(json, "seed", (int64_t)error->simulation.seed);
    array = cJSON_AddArrayToObject(json, "rows");
    for (size_t i = 0; i < ranking->count; i++)
        cJSON_AddItemToArray(array, row_json(index, error, i));
    array = cJSON_AddArrayToObject(json, "incomplete");
    for (size_t i = 0; i < ranking->incomplete_count; i++) {
        cJSON *unit = cJSON_CreateObject();

        add_unit(unit, ranking->incomplete[i]);
        cJSON_AddItemToArray(array, unit);
    }
    return json;
}

static cJSON *field_json(const struct sv_scorecard *card, const struct sv_field_standing *field)
{
    const struct sv_criterion *criterion = &card->framework->criteria[field->criterion];
    const struct sv_score_line *line = &card->lines[field->criterion];
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "code", criterion->code);
    sv_add_label(json, "name", &criterion->name);
    add_points_if(json, "points", line->known, line->points);
    sv_add_points(json, "max_points", line->applicable_max);
    add_points_if(json, "lost", line->known && line->complete, line->lost);
    add_points_if(json, "percent", field->known, field->percent);
    cJSON_AddBoolToObject(json, "lowest", field->lowest);
    if (field->compared)
        cJSON_AddBoolToObject(json, "lowest_of_peers", field->lowest_of_peers);
    else
        cJSON_AddNullToObject(json, "lowest_of_peers");
    return json;
}

/* Points in percent of a maximum. */
static void add_share(cJSON *object, const char *name, sv_points points, sv_points max)
{
    if (max > 0)
        sv_add_points(object, name, sv_points_of_double((double)points / (double)max * 100.0));
    else
        cJSON_AddNullToObject(object, name);
}

/* What the points of a target are of; 0 if it is not about points, or nothing applies. */
static sv_points max_of(const struct sv_scorecard *card, const struct sv_target *target)
{
    size_t place = SIZE_MAX;

    if (target->kind == SV_TARGET_TOTAL)
        return card->applicable_max;
    if (target->kind == SV_TARGET_CRITERION)
        place = sv_framework_find(card->framework, target->criterion);
    return place == SIZE_MAX ? 0 : card->lines[place].applicable_max;
}

/* A probability by a simulation has no more than four digits. */
static double shown(double probability)
{
    return floor(probability * 10000.0 + 0.5) / 10000.0;
}

static cJSON *target_json(const struct sv_scorecard *card, const struct sv_target *target,
                          const struct sv_chance *chance)
{
    sv_points max = max_of(card, target);
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "kind", sv_target_kind_word(target->kind));
    sv_add_text_or_null(json, "criterion", target->criterion);
    sv_add_points(json, "low", target->low);
    sv_add_points(json, "high", target->high);
    cJSON_AddStringToObject(json, "source", target->source);
    add_share(json, "share_low", target->low, max);
    add_share(json, "share_high", target->high, max);
    if (!chance->known) {
        cJSON_AddNullToObject(json, "reached");
        cJSON_AddNullToObject(json, "probability");
        return json;
    }
    cJSON_AddBoolToObject(json, "reached", chance->reached);
    cJSON_AddNumberToObject(json, "probability", shown(chance->probability));
    return json;
}

static cJSON *false_json(const struct sv_false_answers *answers)
{
    cJSON *json = NULL;

    if (!answers->possible)
        return cJSON_CreateNull();
    json = cJSON_CreateObject();
    sv_add_count(json, "to_rank", (int64_t)answers->to_rank);
    sv_add_count(json, "count", answers->count);
    return json;
}

static cJSON *survey_json(const struct sv_scorecard *card, const struct sv_survey_outlook *survey)
{
    const struct sv_score_line *line = &card->lines[survey->criterion];
    const struct sv_interval *interval = &line->estimate.interval;
    cJSON *json = cJSON_CreateObject();
    cJSON *target = NULL;

    cJSON_AddStringToObject(json, "criterion", card->framework->criteria[survey->criterion].code);
    sv_add_points(json, "points", line->points);
    add_points_if(json, "low", interval->known, sv_points_of_double(interval->low));
    add_points_if(json, "high", interval->known, sv_points_of_double(interval->high));
    sv_add_count(json, "respondents", survey->respondents);
    add_count_if(json, "answers_needed", survey->needed_known, (size_t)survey->answers_needed);
    cJSON_AddItemToObject(json, "false_answers", false_json(&survey->to_rank));
    target = false_json(&survey->to_target);
    if (!cJSON_IsNull(target))
        sv_add_points(target, survey->of_total ? "to_total" : "to_points", survey->target);
    cJSON_AddItemToObject(json, "false_answers_to_target", target);
    return json;
}

/* The whole scorecard, as far as it stands. */
static void add_total(cJSON *json, const struct sv_outlook *outlook)
{
    const struct sv_scorecard *card = outlook->card;
    const struct sv_standing *standing = outlook->standing;
    bool ranked = standing != NULL;

    cJSON_AddBoolToObject(json, "complete", ranked);
    add_points_if(json, "total", ranked, card->total);
    add_points_if(json, "percent", ranked, ranked ? standing->percent : 0);
    add_class(json, card->class);
    add_points_if(json, "low", outlook->total_varies, ranked ? outlook->error->low : 0);
    add_points_if(json, "high", outlook->total_varies, ranked ? outlook->error->high : 0);
    add_count_if(json, "rank", ranked, ranked ? standing->rank : 0);
    add_count_if(json, "rank_low", ranked, ranked ? outlook->error->rank_low : 0);
    add_count_if(json, "rank_high", ranked, ranked ? outlook->error->rank_high : 0);
    sv_add_count(json, "at_maximum", (int64_t)card->fields_at_maximum);
}

cJSON *sv_json_of_outlook(const struct sv_outlook *outlook)
{
    const struct sv_scorecard *card = outlook->card;
    cJSON *json = cJSON_CreateObject();
    cJSON *array = NULL;

    add_framework(json, card->framework);
    add_unit(json, card);
    cJSON_AddStringToObject(json, "period", card->period);
    add_total(json, outlook);
    array = cJSON_AddArrayToObject(json, "fields");
    for (size_t i = 0; i < outlook->fields.count; i++)
        cJSON_AddItemToArray(array, field_json(card, &outlook->fields.items[i]));
    array = cJSON_AddArrayToObject(json, "targets");
    for (size_t i = 0; i < outlook->targets.count; i++)
        cJSON_AddItemToArray(array,
                             target_json(card, &outlook->targets.items[i], &outlook->chances[i]));
    array = cJSON_AddArrayToObject(json, "survey");
    for (size_t i = 0; i < outlook->survey_count; i++)
        cJSON_AddItemToArray(array, survey_json(card, &outlook->surveys[i]));
    sv_add_count(json, "runs", outlook->simulation.runs);
    sv_add_count(json, "seed", (int64_t)outlook->simulation.seed);
    return json;
}

static cJSON *index_json(const struct sv_unit_index *unit)
{
    const struct sv_index *index = &unit->index;
    const struct sv_scorecard *card = unit->card;
    const struct sv_field_standings *fields = &unit->fields;
    const struct sv_standing *standing = sv_ranking_find(&index->ranking, card->unit);
    bool ranked = standing != NULL;
    cJSON *json = cJSON_CreateObject();
    cJSON *array = NULL;

    cJSON_AddStringToObject(json, "framework", card->framework->code);
    sv_add_label(json, "title", &card->framework->title);
    cJSON_AddStringToObject(json, "period", card->period);
    add_points_if(json, "total", ranked, card->total);
    sv_add_points(json, "max_points", card->applicable_max);
    add_points_if(json, "percent", ranked, ranked ? standing->percent : 0);
    add_class(json, card->class);
    add_count_if(json, "rank", ranked, ranked ? standing->rank : 0);
    sv_add_count(json, "count", (int64_t)index->ranking.count);
    add_previous(json, &index->previous, card->unit);
    array = cJSON_AddArrayToObject(json, "lowest");
    for (size_t i = 0; i < fields->count; i++) {
        if (fields->items[i].lowest || fields->items[i].lowest_of_peers)
            cJSON_AddItemToArray(array, field_json(card, &fields->items[i]));
    }
    return json;
}

cJSON *sv_json_of_overview(const struct sv_unit_indices *indices)
{
    cJSON *json = cJSON_CreateObject();
    cJSON *array = cJSON_AddArrayToObject(json, "indices");

    for (size_t i = 0; i < indices->count; i++)
        cJSON_AddItemToArray(array, index_json(&indices->items[i]));
    return json;
}
