/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/ratio.h"

#include <assert.h>
#include <string.h>

/* A measure without parts, with room for so many of them and so many terms in each. */
static struct sv_ratio ratio_new(struct sv_arena *arena, enum sv_ratio_kind kind, size_t parts,
                                 size_t terms)
{
    struct sv_ratio ratio = { .kind = kind };
    size_t factors = kind == SV_RATIO_FACTORS ? terms / 2 : 0;

    ratio.parts = sv_arena_array(arena, parts, sizeof(*ratio.parts));
    for (size_t p = 0; p < parts; p++)
        ratio.parts[p].items = sv_arena_array(arena, terms, sizeof(struct sv_ratio_term));
    ratio.places =
        sv_arena_array(arena, 1 + parts * terms + 3 * factors * factors, sizeof(*ratio.places));
    return ratio;
}

static size_t place_new(struct sv_ratio *ratio, size_t at)
{
    ratio->places[ratio->place_count] = at;
    return ratio->place_count++;
}

/* Adds a term, of a sum that no other term has, to the last part. */
static void add_term(struct sv_ratio *ratio, size_t at, double num, double den)
{
    struct sv_ratio_terms *part = &ratio->parts[ratio->part_count - 1];

    part->items[part->count++] = (struct sv_ratio_term){ place_new(ratio, at), num, den };
}

static bool is_single_answer(const struct sv_item *item)
{
    return item->kind == SV_ITEM_SCALE || item->kind == SV_ITEM_SINGLE;
}

/* Of an item: each valid answer counts 1 in den, nothing yet in num. Its respondents are those
 * with a valid answer. */
static struct sv_ratio of_valid_answers(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                        size_t item)
{
    assert(item < plan->instrument->item_count);

    const struct sv_item *it = &plan->instrument->items[item];
    struct sv_ratio ratio = ratio_new(arena, SV_RATIO_SINGLE, 1, it->option_count + 1);

    ratio.part_count = 1;
    for (size_t i = 0; i < it->option_count; i++)
        add_term(&ratio, plan->options_at[item] + i, 0, 1);
    ratio.respondents_count = ratio.place_count;
    ratio.counts = ratio.parts[0];
    return ratio;
}

struct sv_ratio sv_ratio_of_item(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                 size_t item)
{
    const struct sv_item *it = &plan->instrument->items[item];
    struct sv_ratio ratio = of_valid_answers(arena, plan, item);
    bool can_satisfy = false;

    for (size_t i = 0; i < it->option_count; i++) {
        ratio.counts.items[i].num = it->options[i].satisfied ? 1 : 0;
        can_satisfy = can_satisfy || it->options[i].satisfied;
    }
    return can_satisfy && is_single_answer(it) ? ratio : (struct sv_ratio){ 0 };
}

struct sv_ratio sv_ratio_of_item_mean(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                      size_t item)
{
    const struct sv_item *it = &plan->instrument->items[item];
    struct sv_ratio ratio = of_valid_answers(arena, plan, item);

    ratio.mean = true;
    for (size_t i = 0; i < it->option_count; i++)
        ratio.counts.items[i].num = it->options[i].value;
    return it->kind == SV_ITEM_SCALE ? ratio : (struct sv_ratio){ 0 };
}

struct sv_ratio sv_ratio_of_option(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                   size_t item, size_t option)
{
    struct sv_ratio ratio = of_valid_answers(arena, plan, item);

    if (!is_single_answer(&plan->instrument->items[item]))
        return (struct sv_ratio){ 0 };
    ratio.counts.items[option].num = 1;
    return ratio;
}

struct sv_ratio sv_ratio_of_na(struct sv_arena *arena, const struct sv_cube_plan *plan, size_t item)
{
    const struct sv_item *it = &plan->instrument->items[item];
    struct sv_ratio ratio = of_valid_answers(arena, plan, item);

    if (!is_single_answer(it))
        return (struct sv_ratio){ 0 };
    /* The sum of NA follows those of the options. */
    add_term(&ratio, plan->options_at[item] + it->option_count, 1, 1);
    ratio.respondents_count = ratio.place_count;
    ratio.counts = ratio.parts[0];
    return ratio;
}

/* The sums of products of the factors, once all their terms are there. */
static void add_products(struct sv_ratio *ratio, const struct sv_cube_plan *plan,
                         const size_t *factors, size_t count)
{
    const size_t at[] = { plan->num_num_at, plan->num_den_at, plan->den_den_at };

    ratio->products_place = ratio->place_count;
    ratio->product_factor_count = count;
    for (size_t i = 0; i < 3 * count * count; i++) {
        size_t g = factors[i / count % count], h = factors[i % count];

        (void)place_new(ratio, at[i / (count * count)] + g * plan->factor_count + h);
    }
}

/* x and m over the terms of all parts. */
static void count_parts(struct sv_arena *arena, struct sv_ratio *ratio)
{
    struct sv_ratio_terms counts = {
        sv_arena_array(arena, ratio->place_count, sizeof(*counts.items)), 0
    };

    for (size_t p = 0; p < ratio->part_count; p++) {
        for (size_t i = 0; i < ratio->parts[p].count; i++)
            counts.items[counts.count++] = ratio->parts[p].items[i];
    }
    ratio->counts = counts;
}

static void add_factor(struct sv_ratio *ratio, const struct sv_cube_plan *plan, size_t factor)
{
    add_term(ratio, plan->num_at + factor, 1, 0);
    add_term(ratio, plan->den_at + factor, 0, 1);
}

struct sv_ratio sv_ratio_of_factor(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                   size_t factor)
{
    struct sv_ratio ratio = ratio_new(arena, SV_RATIO_FACTORS, 1, 2);

    (void)place_new(&ratio, plan->respondents_at + 1 + factor);
    ratio.respondents_count = 1;
    ratio.part_count = 1;
    add_factor(&ratio, plan, factor);
    count_parts(arena, &ratio);
    add_products(&ratio, plan, &factor, 1);
    return ratio;
}

/* What makes factors belong to one part of the index; NULL: to none. */
static const char *part_key(const struct sv_cube_plan *plan, size_t factor, enum sv_index_rule rule)
{
    const struct sv_section *section = &plan->instrument->sections[plan->factors[factor]];

    if (rule == SV_INDEX_POOLED)
        return "";
    return rule == SV_INDEX_MEAN_GROUPS ? section->group : section->code;
}

/* Adds the part of a factor and of all after it that belong to it; those are then done. */
static void add_part(struct sv_ratio *ratio, const struct sv_cube_plan *plan, const char **keys,
                     size_t first, size_t *factors)
{
    const char *key = keys[first];

    ratio->part_count++;
    for (size_t g = first; g < plan->factor_count; g++) {
        if (keys[g] == NULL || strcmp(keys[g], key) != 0)
            continue;
        keys[g] = NULL;
        factors[ratio->product_factor_count++] = g;
        add_factor(ratio, plan, g);
    }
}

static struct sv_ratio index_of_factors(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                        enum sv_index_rule rule)
{
    size_t count = plan->factor_count;
    struct sv_ratio ratio = ratio_new(arena, SV_RATIO_FACTORS, count, 2 * count);
    const char **keys = sv_arena_array(arena, count, sizeof(*keys));
    size_t *factors = sv_arena_array(arena, count, sizeof(*factors));

    (void)place_new(&ratio, plan->respondents_at);
    ratio.respondents_count = 1;
    for (size_t g = 0; g < count; g++)
        keys[g] = part_key(plan, g, rule);
    for (size_t g = 0; g < count; g++) {
        if (keys[g] != NULL)
            add_part(&ratio, plan, keys, g, factors);
    }
    count_parts(arena, &ratio);
    add_products(&ratio, plan, factors, ratio.product_factor_count);
    return ratio;
}

static struct sv_ratio index_of_items(struct sv_arena *arena, const struct sv_cube_plan *plan)
{
    struct sv_ratio ratio = ratio_new(arena, SV_RATIO_OTHER, plan->criterion_count, SV_OPTIONS_MAX);

    (void)place_new(&ratio, plan->respondents_at);
    ratio.respondents_count = 1;
    for (size_t c = 0; c < plan->criterion_count; c++) {
        const struct sv_item *item = &plan->instrument->items[plan->criteria[c]];

        ratio.part_count++;
        for (size_t i = 0; i < item->option_count; i++)
            add_term(&ratio, plan->options_at[plan->criteria[c]] + i,
                     item->options[i].satisfied ? 1 : 0, 1);
    }
    count_parts(arena, &ratio);
    return ratio;
}

struct sv_ratio sv_ratio_of_index(struct sv_arena *arena, const struct sv_cube_plan *plan,
                                  enum sv_index_rule rule)
{
    return rule == SV_INDEX_MEAN_ITEMS ? index_of_items(arena, plan)
                                       : index_of_factors(arena, plan, rule);
}

/* Those with d valid answers bring their satisfied ones over d. */
struct sv_ratio sv_ratio_of_respondents(struct sv_arena *arena, const struct sv_cube_plan *plan)
{
    size_t terms = plan->criterion_count + 1 + 2 * plan->factor_count;
    struct sv_ratio ratio = ratio_new(arena, SV_RATIO_OTHER, 1, terms);
    struct sv_ratio_terms counts = { sv_arena_array(arena, terms, sizeof(*counts.items)), 0 };

    ratio.respondents_count = 1;
    ratio.part_count = 1;
    add_term(&ratio, plan->respondents_at, 0, 1);
    for (size_t d = 1; d <= plan->criterion_count; d++)
        add_term(&ratio, plan->num_by_den_at + d - 1, 1.0 / (double)d, 0);
    for (size_t g = 0; g < plan->factor_count; g++) {
        counts.items[counts.count++] =
            (struct sv_ratio_term){ place_new(&ratio, plan->num_at + g), 1, 0 };
        counts.items[counts.count++] =
            (struct sv_ratio_term){ place_new(&ratio, plan->den_at + g), 0, 1 };
    }
    ratio.counts = counts;
    return ratio;
}
