/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/results_compare.h"

#include <string.h>

/* The two sides of a comparison, and where it is noted. */
struct comparing {
    struct sv_arena *arena;
    const struct sv_weighted_cube *weighted;
    struct sv_selection from, to;
    struct sv_named_differences *differences;
};

static bool is_unweighted(const struct sv_weighted_cube *weighted)
{
    return weighted->weighting->scheme == SV_SCHEME_NONE;
}

static void compare(const struct comparing *comparing, const struct sv_ratio *ratio,
                    const char *code, const char *kind)
{
    struct sv_estimate from = sv_estimate_of(&comparing->from, ratio);
    struct sv_estimate to = sv_estimate_of(&comparing->to, ratio);
    struct sv_named_difference *named =
        &comparing->differences->items[comparing->differences->count++];

    *named = (struct sv_named_difference){
        .code = code,
        .kind = kind,
        .shown = true,
        .people = from.respondents < to.respondents ? from.respondents : to.respondents,
        .from_n = from.valid,
        .to_n = to.valid,
        .from_satisfied = from.satisfied,
        .to_satisfied = to.satisfied,
    };
    if (is_unweighted(comparing->weighted) && strcmp(kind, "item") == 0)
        named->difference =
            sv_unweighted_difference(from.satisfied, from.valid, to.satisfied, to.valid);
    else
        named->difference = sv_difference_of(&comparing->from, &comparing->to, ratio);
}

/* Holm and Benjamini-Hochberg over the differences of one kind that stand from first on. */
static void adjust(struct sv_arena *arena, const struct sv_named_differences *differences,
                   size_t first)
{
    size_t count = differences->count - first;
    struct sv_difference *family = sv_arena_array(arena, count, sizeof(*family));

    for (size_t i = 0; i < count; i++)
        family[i] = differences->items[first + i].difference;
    sv_differences_adjust(arena, family, count);
    for (size_t i = 0; i < count; i++)
        differences->items[first + i].difference = family[i];
}

static void compare_parts(const struct comparing *comparing)
{
    const struct sv_cube_plan *plan = comparing->weighted->cube->plan;
    struct sv_ratio ratio =
        sv_ratio_of_index(comparing->arena, plan, comparing->weighted->cube->survey->index_rule);

    compare(comparing, &ratio, "index", "index");
    for (size_t g = 0; g < plan->factor_count; g++) {
        ratio = sv_ratio_of_factor(comparing->arena, plan, g);
        compare(comparing, &ratio, plan->instrument->sections[plan->factors[g]].code, "factor");
    }
    if (plan->overall_item == SV_NO_ITEM)
        return;
    ratio = sv_ratio_of_item(comparing->arena, plan, plan->overall_item);
    compare(comparing, &ratio, plan->instrument->items[plan->overall_item].code, "item");
    ratio = sv_ratio_of_item_mean(comparing->arena, plan, plan->overall_item);
    compare(comparing, &ratio, "mean_overall", "mean");
}

struct sv_named_differences sv_change_of_measures(struct sv_arena *arena,
                                                  const struct sv_weighted_cube *weighted,
                                                  const struct sv_domain *from,
                                                  const struct sv_domain *to,
                                                  const struct sv_results_rules *rules)
{
    const struct sv_cube_plan *plan = weighted->cube->plan;
    size_t most = plan->criterion_count + plan->factor_count + 3;
    struct sv_named_differences differences = {
        sv_arena_array(arena, most, sizeof(struct sv_named_difference)), 0
    };
    const struct comparing comparing = {
        .arena = arena,
        .weighted = weighted,
        .from = sv_selection_of(arena, weighted->estimator, from),
        .to = sv_selection_of(arena, weighted->estimator, to),
        .differences = &differences,
    };

    compare_parts(&comparing);
    size_t first = differences.count;

    for (size_t i = 0; i < plan->criterion_count; i++) {
        struct sv_ratio ratio = sv_ratio_of_item(arena, plan, plan->criteria[i]);

        compare(&comparing, &ratio, plan->instrument->items[plan->criteria[i]].code, "item");
    }
    adjust(arena, &differences, first);
    for (size_t i = 0; i < differences.count; i++)
        differences.items[i].shown =
            sv_results_may_show(rules, weighted->cube, from, SV_FINE_ITEMS) &&
            sv_results_may_show(rules, weighted->cube, to, SV_FINE_ITEMS);
    return differences;
}

/* Both domains are of one unit, or the second is everybody's but for the unit in the first. */
struct sides {
    struct sv_domain from, to;
    bool rest; /* from is what to leaves of it */
};

static struct sv_named_differences compare_units(struct sv_arena *arena,
                                                 const struct sv_weighted_cube *weighted,
                                                 const struct sides *sides,
                                                 const struct sv_results_rules *rules)
{
    const struct sv_cube *cube = weighted->cube;
    const struct sv_units *units = &cube->survey->units;
    struct sv_ratio index = sv_ratio_of_index(arena, cube->plan, cube->survey->index_rule);
    struct sv_named_differences differences = {
        sv_arena_array(arena, units->count, sizeof(struct sv_named_difference)), 0
    };

    for (size_t u = 0; u < units->count; u++) {
        struct sv_domain from = sides->from, to = sides->to;

        to.unit = u;
        if (!sides->rest)
            from.unit = u;
        const struct comparing comparing = {
            .arena = arena,
            .weighted = weighted,
            .from = sides->rest ? sv_selection_of_rest(arena, weighted->estimator, &from, u)
                                : sv_selection_of(arena, weighted->estimator, &from),
            .to = sv_selection_of(arena, weighted->estimator, &to),
            .differences = &differences,
        };

        if (comparing.to.responses == 0)
            continue;
        compare(&comparing, &index, units->items[u].code, "unit");
        differences.items[differences.count - 1].shown =
            sv_results_may_show(rules, cube, &to, SV_FINE_INDEX) &&
            (sides->rest || sv_results_may_show(rules, cube, &from, SV_FINE_INDEX));
    }
    adjust(arena, &differences, 0);
    return differences;
}

struct sv_named_differences sv_change_of_units(struct sv_arena *arena,
                                               const struct sv_weighted_cube *weighted,
                                               const struct sv_domain *from,
                                               const struct sv_domain *to,
                                               const struct sv_results_rules *rules)
{
    return compare_units(arena, weighted, &(struct sides){ *from, *to, false }, rules);
}

struct sv_named_differences sv_units_against_rest(struct sv_arena *arena,
                                                  const struct sv_weighted_cube *weighted,
                                                  const struct sv_domain *domain,
                                                  const struct sv_results_rules *rules)
{
    return compare_units(arena, weighted, &(struct sides){ *domain, *domain, true }, rules);
}
