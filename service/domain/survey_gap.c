/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/survey_gap.h"

#include "domain/survey_margin.h"

#include <stdlib.h>
#include <string.h>

/* The counts of a survey, unit by unit; the last unit is all that may not be told, together. */
struct counting {
    struct sv_arena *arena;
    const struct sv_results_answer *whole, *by_unit;
    size_t *groups; /* per unit but the last: its place in by_unit */
    int64_t *valid, *satisfied;
    struct sv_margin_counts counts;
};

static bool has_items(const struct sv_results_answer *answer, size_t group)
{
    return answer->shown && answer->estimates != NULL && group < answer->groups.count &&
           answer->groups.items[group].shown && answer->estimates[group].items != NULL;
}

/* The block of a criterion: its factor or, if the index is a mean of groups, the first factor of
 * its group. */
static size_t block_of(const struct sv_results_answer *answer, size_t criterion)
{
    const struct sv_cube_plan *plan = answer->plan;
    const struct sv_section *sections = plan->instrument->sections;
    size_t factor = plan->factor_of[criterion];
    const char *group = sections[plan->factors[factor]].group;

    for (size_t f = 0;
         f < factor && answer->survey->index_rule == SV_INDEX_MEAN_GROUPS && group != NULL; f++) {
        const char *other = sections[plan->factors[f]].group;

        if (other != NULL && strcmp(other, group) == 0)
            return f;
    }
    return factor;
}

static const struct sv_estimate *share_of(const struct sv_results_answer *answer, size_t group,
                                          size_t criterion)
{
    return &answer->estimates[group].items[answer->plan->criteria[criterion]].share;
}

static void count(struct counting *counting, size_t criterion, size_t units)
{
    const struct sv_estimate *all = share_of(counting->whole, 0, criterion);
    size_t at = criterion * units;
    int64_t valid = all->valid, satisfied = all->satisfied;

    for (size_t u = 0; u + 1 < units; u++) {
        const struct sv_estimate *share =
            share_of(counting->by_unit, counting->groups[u], criterion);

        counting->valid[at + u] = share->valid;
        counting->satisfied[at + u] = share->satisfied;
        valid -= share->valid;
        satisfied -= share->satisfied;
    }
    /* Shown at two moments the whole may lag behind its units. */
    counting->valid[at + units - 1] = valid > 0 ? valid : 0;
    counting->satisfied[at + units - 1] = satisfied < 0       ? 0
                                          : satisfied < valid ? satisfied
                                          : valid > 0         ? valid
                                                              : 0;
}

static void count_all(struct counting *counting, size_t units)
{
    const struct sv_cube_plan *plan = counting->whole->plan;
    size_t *blocks = sv_arena_array(counting->arena, plan->criterion_count, sizeof(*blocks));
    size_t places = plan->criterion_count * units;

    counting->valid = sv_arena_array(counting->arena, places, sizeof(*counting->valid));
    counting->satisfied = sv_arena_array(counting->arena, places, sizeof(*counting->satisfied));
    for (size_t c = 0; c < plan->criterion_count; c++) {
        blocks[c] = block_of(counting->whole, c);
        count(counting, c, units);
    }
    counting->counts = (struct sv_margin_counts){
        .item_count = plan->criterion_count,
        .unit_count = units,
        .valid = counting->valid,
        .satisfied = counting->satisfied,
        .block_of = blocks,
        .block_count = plan->factor_count,
        .rule = counting->whole->survey->index_rule,
    };
}

static void add_parts(const struct counting *counting, const struct sv_survey_margin *margin,
                      const char *criterion, struct sv_survey_gaps *gaps)
{
    const struct sv_cube_plan *plan = counting->whole->plan;
    size_t units = counting->counts.unit_count;

    for (size_t i = 0; i < plan->criterion_count * units; i++) {
        size_t c = i / units, u = i % units;

        if (u + 1 == units || counting->valid[i] == 0)
            continue;
        gaps->items[gaps->count++] = (struct sv_survey_gap){
            .criterion = criterion,
            .item = plan->instrument->items[plan->criteria[c]].code,
            .unit = counting->by_unit->groups.items[counting->groups[u]].keys[0],
            .valid = counting->valid[i],
            .satisfied = counting->satisfied[i],
            .lost = margin->parts[i].lost,
            .points_per_answer = margin->parts[i].points_per_answer,
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
    size_t shown = 0;
    struct counting counting = {
        .arena = arena,
        .whole = whole,
        .by_unit = by_unit,
        .groups = sv_arena_array(arena, by_unit->groups.count + 1, sizeof(size_t)),
    };

    for (size_t g = 0; g < by_unit->groups.count; g++) {
        if (has_items(whole, 0) && has_items(by_unit, g))
            counting.groups[shown++] = g;
        else
            gaps->hidden_units++;
    }
    if (!has_items(whole, 0))
        return;
    count_all(&counting, shown + 1);
    make_room(arena, gaps, shown * whole->plan->criterion_count);
    const struct sv_survey_margin margin = sv_survey_margin_of(arena, &counting.counts, max_points);

    if (margin.known)
        add_parts(&counting, &margin, criterion, gaps);
}

static int by_loss(const void *a, const void *b)
{
    const struct sv_survey_gap *left = a, *right = b;
    int order = (left->lost < right->lost) - (left->lost > right->lost);

    if (order == 0)
        order = strcmp(left->unit, right->unit);
    return order != 0 ? order : strcmp(left->item, right->item);
}

void sv_survey_gaps_sort(struct sv_survey_gaps *gaps)
{
    if (gaps->count > 0)
        qsort(gaps->items, gaps->count, sizeof(*gaps->items), by_loss);
}
