/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/results.h"

#include <string.h>

static const char *const by_words[SV_BY_COUNT] = {
    [SV_BY_NOTHING] = "",
    [SV_BY_UNIT] = "unit",
    [SV_BY_PROCEDURE] = "procedure",
    [SV_BY_CHANNEL] = "channel",
    [SV_BY_RESPONDENT] = "respondent_type",
    [SV_BY_PERIOD] = "period",
};

const char *sv_results_by_word(enum sv_results_by by)
{
    return by_words[by];
}

bool sv_results_by_of_word(const char *word, enum sv_results_by *ret_by)
{
    for (int i = 0; i < SV_BY_COUNT; i++) {
        if (strcmp(by_words[i], word) == 0) {
            *ret_by = (enum sv_results_by)i;
            return true;
        }
    }
    return false;
}

const char *sv_position_word(enum sv_position position)
{
    static const char *const words[] = {
        [SV_POSITION_NONE] = "",
        [SV_POSITION_BELOW] = "below",
        [SV_POSITION_WITHIN] = "within",
        [SV_POSITION_ABOVE] = "above",
    };

    return words[position];
}

enum sv_position sv_position_of_points(const struct sv_sub_index *sub_index, double points)
{
    sv_points reached = sv_points_of_double(points);

    if (!sub_index->has_target)
        return SV_POSITION_NONE;
    if (reached < sub_index->target_low)
        return SV_POSITION_BELOW;
    return reached <= sub_index->target_high ? SV_POSITION_WITHIN : SV_POSITION_ABOVE;
}

struct sv_sub_index_points sv_sub_index_of(const struct sv_sub_index *sub_index,
                                           const struct sv_share *index)
{
    struct sv_sub_index_points points = { 0 };
    double max = sv_double_of_points(sub_index->max_points);

    if (sub_index->max_points == 0 || !index->known)
        return points;
    points.known = true;
    points.points = index->value * max;
    points.low = index->low * max;
    points.high = index->high * max;
    points.position = sv_position_of_points(sub_index, points.points);
    return points;
}

struct sv_group_result sv_group_result_of(struct sv_arena *arena, const struct sv_survey *survey,
                                          const char *key, const struct sv_tally *tally)
{
    const struct sv_plan *plan = tally->plan;
    const struct sv_instrument *instrument = plan->instrument;
    struct sv_group_result result = { .key = key, .tally = tally };

    result.index = sv_share_of_measure(&plan->measures[plan->index], &tally->measures[plan->index]);
    result.sub_index = sv_sub_index_of(&survey->sub_index, &result.index);
    result.sections = sv_arena_array(arena, instrument->section_count, sizeof(*result.sections));
    for (size_t i = 0; i < instrument->section_count; i++)
        result.sections[i] = sv_share_of_measure(&plan->measures[i], &tally->measures[i]);
    result.items = sv_arena_array(arena, instrument->item_count, sizeof(*result.items));
    for (size_t i = 0; i < instrument->item_count; i++)
        result.items[i] = sv_share_of_item(tally, i);
    return result;
}

struct sv_results sv_results_of(struct sv_arena *arena, const struct sv_survey *survey,
                                const struct sv_cut *cut, const struct sv_grouped_rows *rows)
{
    struct sv_plan *plan = sv_arena_alloc(arena, sizeof(*plan));
    struct sv_group_result *groups = NULL;
    size_t group_count = 0, key_count = 1;

    for (size_t i = 1; i < rows->count; i++)
        key_count += strcmp(rows->items[i].key, rows->items[i - 1].key) != 0;
    groups = sv_arena_array(arena, key_count, sizeof(*groups));

    *plan = sv_plan_of(arena, survey->instrument, survey->index_rule);
    for (size_t i = 0; i < rows->count;) {
        const char *key = rows->items[i].key;
        struct sv_tally *tally = sv_tally_new(arena, plan);

        for (; i < rows->count && strcmp(rows->items[i].key, key) == 0; i++)
            sv_tally_fold(tally, &rows->items[i].row);
        groups[group_count++] = sv_group_result_of(arena, survey, key, tally);
    }
    if (group_count == 0 && cut->by == SV_BY_NOTHING)
        groups[group_count++] = sv_group_result_of(arena, survey, "", sv_tally_new(arena, plan));
    return (struct sv_results){
        .survey = survey, .cut = *cut, .groups = groups, .group_count = group_count
    };
}
