/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/cube_plan.h"

#include <assert.h>

size_t sv_triangle_size(size_t order)
{
    return order * (order + 1) / 2;
}

size_t sv_triangle_at(size_t order, size_t row, size_t column)
{
    size_t low = row < column ? row : column, high = row < column ? column : row;

    assert(high < order);
    /* Rows before it have order, order - 1, ... places. */
    return low * order - low * (low + 1) / 2 + high;
}

static int64_t least_common_multiple(int64_t until)
{
    int64_t multiple = 1;

    for (int64_t i = 2; i <= until; i++) {
        int64_t a = multiple, b = i;

        while (b != 0) {
            int64_t rest = a % b;

            a = b;
            b = rest;
        }
        multiple = multiple / a * i;
    }
    return multiple;
}

static size_t factor_with(const size_t *factors, size_t count, size_t section)
{
    size_t place = 0;

    while (place < count && factors[place] != section)
        place++;
    return place;
}

static void set_criteria(struct sv_arena *arena, struct sv_cube_plan *plan)
{
    const struct sv_instrument *instrument = plan->instrument;
    size_t *criteria = sv_arena_array(arena, instrument->item_count, sizeof(*criteria));
    size_t *factor_of = sv_arena_array(arena, instrument->item_count, sizeof(*factor_of));
    size_t *factors = sv_arena_array(arena, instrument->section_count, sizeof(*factors));
    size_t *sizes = sv_arena_array(arena, instrument->section_count, sizeof(*sizes));

    plan->overall_item = SV_NO_ITEM;
    for (size_t i = 0; i < instrument->item_count; i++) {
        const struct sv_item *item = &instrument->items[i];

        if (item->overall)
            plan->overall_item = i;
        if (!sv_item_is_criterion(instrument, item))
            continue;
        size_t factor = factor_with(factors, plan->factor_count, item->section);

        if (factor == plan->factor_count)
            factors[plan->factor_count++] = item->section;
        sizes[factor]++;
        factor_of[plan->criterion_count] = factor;
        criteria[plan->criterion_count++] = i;
    }
    plan->criteria = criteria;
    plan->factor_of = factor_of;
    plan->factors = factors;
    plan->factor_sizes = sizes;
}

static size_t take(size_t *at, size_t width)
{
    size_t place = *at;

    *at += width;
    return place;
}

static void lay_out_answers(struct sv_arena *arena, struct sv_cube_plan *plan)
{
    const struct sv_instrument *instrument = plan->instrument;
    size_t *options_at = sv_arena_array(arena, instrument->item_count, sizeof(*options_at));
    size_t factors = plan->factor_count, at = SV_SUM_FIXED_COUNT;

    for (size_t i = 0; i < instrument->item_count; i++) {
        const struct sv_item *item = &instrument->items[i];

        options_at[i] = take(&at, item->kind == SV_ITEM_TEXT ? 0 : item->option_count + 2);
    }
    plan->options_at = options_at;
    plan->respondents_at = take(&at, 1 + factors);
    plan->num_at = take(&at, factors);
    plan->den_at = take(&at, factors);
    plan->num_num_at = take(&at, factors * factors);
    plan->num_den_at = take(&at, factors * factors);
    plan->den_den_at = take(&at, factors * factors);
    plan->num_by_den_at = take(&at, plan->criterion_count);
    plan->scored_at = take(&at, factors);
    plan->score_at = take(&at, factors);
    plan->width[SV_PART_ANSWERS] = at;
}

static void lay_out_factors(struct sv_arena *arena, struct sv_cube_plan *plan)
{
    int64_t *units = sv_arena_array(arena, plan->factor_count, sizeof(*units));
    bool fits = plan->factor_count <= SV_CUBE_FACTORS_MAX;

    for (size_t g = 0; g < plan->factor_count; g++) {
        fits = fits && plan->factor_sizes[g] <= SV_CUBE_FACTOR_SIZE_MAX;
        units[g] = fits ? least_common_multiple((int64_t)plan->factor_sizes[g]) : 0;
    }
    plan->score_units = units;
    if (!fits || plan->overall_item == SV_NO_ITEM || plan->factor_count < 2)
        return;
    plan->width[SV_PART_FACTORS] = sv_factor_set_at(plan, plan->factor_count);
}

const struct sv_cube_plan *sv_cube_plan_of(struct sv_arena *arena,
                                           const struct sv_instrument *instrument)
{
    struct sv_cube_plan *plan = sv_arena_alloc(arena, sizeof(*plan));

    plan->instrument = instrument;
    set_criteria(arena, plan);
    lay_out_answers(arena, plan);
    lay_out_factors(arena, plan);
    if (plan->criterion_count > 0 && plan->criterion_count <= SV_CUBE_CRITERIA_MAX)
        plan->width[SV_PART_ITEMS] =
            sv_item_pair_at(plan, 0, 0) + SV_PAIR_WIDTH * sv_triangle_size(plan->criterion_count);
    return plan;
}

size_t sv_factor_set_order(const struct sv_cube_plan *plan, size_t left_out)
{
    return plan->factor_count + (left_out == SV_NO_ITEM ? 2 : 1);
}

size_t sv_factor_set_at(const struct sv_cube_plan *plan, size_t left_out)
{
    if (left_out == SV_NO_ITEM)
        return 0;
    return sv_triangle_size(plan->factor_count + 2) +
           left_out * sv_triangle_size(plan->factor_count + 1);
}

bool sv_item_set_holds(const struct sv_cube_plan *plan, enum sv_item_set set, size_t factor,
                       size_t criterion)
{
    bool inside = plan->factor_of[criterion] == factor;

    return set == SV_SET_ALL || inside == (set == SV_SET_FACTOR);
}

size_t sv_item_set_size(const struct sv_cube_plan *plan, enum sv_item_set set, size_t factor)
{
    if (set == SV_SET_ALL)
        return plan->criterion_count;
    if (set == SV_SET_FACTOR)
        return plan->factor_sizes[factor];
    return plan->criterion_count - plan->factor_sizes[factor];
}

size_t sv_item_set_at(const struct sv_cube_plan *plan, enum sv_item_set set, size_t factor)
{
    size_t at = 0;

    if (set == SV_SET_ALL)
        return at;
    at += sv_triangle_size(plan->criterion_count + 1);
    for (size_t g = 0; g < (set == SV_SET_FACTOR ? plan->factor_count : factor); g++)
        at += sv_triangle_size(sv_item_set_size(plan, SV_SET_WITHOUT_FACTOR, g) + 1);
    for (size_t g = 0; set == SV_SET_FACTOR && g < factor; g++)
        at += sv_triangle_size(plan->factor_sizes[g] + 1);
    return at;
}

size_t sv_item_pair_at(const struct sv_cube_plan *plan, size_t first, size_t second)
{
    return sv_item_set_at(plan, SV_SET_FACTOR, plan->factor_count) +
           SV_PAIR_WIDTH * sv_triangle_at(plan->criterion_count, first, second);
}

struct sv_item_count sv_item_count_of(const struct sv_cube_plan *plan, size_t item,
                                      const int64_t *sums)
{
    const struct sv_item *it = &plan->instrument->items[item];
    const int64_t *counts = sums + plan->options_at[item];
    struct sv_item_count count = { 0 };

    for (size_t i = 0; i < it->option_count; i++) {
        count.valid += counts[i];
        count.satisfied += it->options[i].satisfied ? counts[i] : 0;
    }
    return count;
}
