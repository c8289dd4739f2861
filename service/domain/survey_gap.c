/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/survey_gap.h"

#include <stdlib.h>
#include <string.h>

/* What makes criteria belong to one part of the index, of whose shares it is the mean. */
static const char *part_of(const struct sv_results_answer *answer, size_t criterion)
{
    const struct sv_cube_plan *plan = answer->plan;
    const struct sv_section *section =
        &plan->instrument->sections[plan->factors[plan->factor_of[criterion]]];

    switch (answer->survey->index_rule) {
    case SV_INDEX_MEAN_ITEMS:
        return plan->instrument->items[plan->criteria[criterion]].code;
    case SV_INDEX_MEAN_FACTORS:
        return section->code;
    case SV_INDEX_MEAN_GROUPS:
        return section->group;
    case SV_INDEX_POOLED:
    case SV_INDEX_RULE_COUNT:
        break;
    }
    return "";
}

static int64_t valid_of(const struct sv_results_answer *whole, size_t criterion)
{
    return whole->estimates[0].items[whole->plan->criteria[criterion]].share.valid;
}

/* Valid answers of the part that the criterion is in; 0 for none. */
static int64_t part_valid(const struct sv_results_answer *whole, size_t criterion)
{
    const char *part = part_of(whole, criterion);
    int64_t valid = 0;

    for (size_t c = 0; part != NULL && c < whole->plan->criterion_count; c++) {
        const char *other = part_of(whole, c);

        if (other != NULL && strcmp(other, part) == 0)
            valid += valid_of(whole, c);
    }
    return valid;
}

/* Parts with an answer: those without one are left out of the mean. */
static int64_t count_parts(const struct sv_results_answer *whole)
{
    int64_t parts = 0;

    for (size_t c = 0; c < whole->plan->criterion_count; c++) {
        bool first = part_of(whole, c) != NULL && part_valid(whole, c) > 0;

        for (size_t b = 0; first && b < c; b++)
            first = part_of(whole, b) == NULL || strcmp(part_of(whole, b), part_of(whole, c)) != 0;
        parts += first;
    }
    return parts;
}

static bool has_items(const struct sv_results_answer *answer, size_t group)
{
    return answer->shown && answer->estimates != NULL && group < answer->groups.count &&
           answer->groups.items[group].shown && answer->estimates[group].items != NULL;
}

static void add_unit(struct sv_survey_gaps *gaps, const char *criterion, const double *worth,
                     const struct sv_results_answer *by_unit, size_t group)
{
    const struct sv_cube_plan *plan = by_unit->plan;

    for (size_t c = 0; c < plan->criterion_count; c++) {
        size_t item = plan->criteria[c];
        const struct sv_estimate *share = &by_unit->estimates[group].items[item].share;

        if (share->valid == 0)
            continue;
        gaps->items[gaps->count++] = (struct sv_survey_gap){
            .criterion = criterion,
            .item = plan->instrument->items[item].code,
            .unit = by_unit->groups.items[group].keys[0],
            .valid = share->valid,
            .satisfied = share->satisfied,
            .lost_points = (double)(share->valid - share->satisfied) * worth[c],
            .points_per_answer = worth[c],
        };
    }
}

static void make_room(struct sv_arena *arena, struct sv_survey_gaps *gaps, size_t more)
{
    struct sv_survey_gap *items = sv_arena_array(arena, gaps->count + more, sizeof(*items));

    if (gaps->count > 0)
        memcpy(items, gaps->items, gaps->count * sizeof(*items));
    gaps->items = items;
}

void sv_survey_gaps_add(struct sv_arena *arena, struct sv_survey_gaps *gaps, const char *criterion,
                        sv_points max_points, const struct sv_results_answer *whole,
                        const struct sv_results_answer *by_unit)
{
    if (!has_items(whole, 0)) {
        gaps->hidden_units += by_unit->groups.count;
        return;
    }
    size_t count = whole->plan->criterion_count;
    double *worth = sv_arena_array(arena, count, sizeof(*worth));
    int64_t parts = count_parts(whole);

    for (size_t c = 0; c < count; c++) {
        int64_t valid = part_valid(whole, c);

        if (valid > 0)
            worth[c] = sv_double_of_points(max_points) / ((double)parts * (double)valid);
    }
    make_room(arena, gaps, by_unit->groups.count * count);
    for (size_t g = 0; g < by_unit->groups.count; g++) {
        if (has_items(by_unit, g))
            add_unit(gaps, criterion, worth, by_unit, g);
        else
            gaps->hidden_units++;
    }
}

static int by_loss(const void *a, const void *b)
{
    const struct sv_survey_gap *left = a, *right = b;
    int order = (left->lost_points < right->lost_points) - (left->lost_points > right->lost_points);

    if (order == 0)
        order = strcmp(left->unit, right->unit);
    return order != 0 ? order : strcmp(left->item, right->item);
}

void sv_survey_gaps_sort(struct sv_survey_gaps *gaps)
{
    if (gaps->count > 0)
        qsort(gaps->items, gaps->count, sizeof(*gaps->items), by_loss);
}
