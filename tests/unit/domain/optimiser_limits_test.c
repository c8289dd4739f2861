/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser.h"

#include "support/gap_brute.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static struct sv_arena *arena;

static void load(void)
{
    arena = sv_arena_new();
}

static void unload(void)
{
    sv_arena_free(arena);
}

TestSuite(optimiser_limits, .init = load, .fini = unload);

static sv_points points(double value)
{
    return sv_points_of_double(value);
}

static bool is_in(const size_t *places, size_t count, size_t place)
{
    for (size_t i = 0; i < count; i++) {
        if (places[i] == place)
            return true;
    }
    return false;
}

/* Everything linked with everything at random, in one criterion or over all of them. */
static struct sv_points_gap tangle(size_t count, size_t criteria_count)
{
    struct sv_gap_criterion *criteria = sv_arena_array(arena, criteria_count, sizeof(*criteria));
    struct sv_remedy *remedies = sv_arena_array(arena, count, sizeof(*remedies));
    uint64_t seed = 1;

    for (size_t c = 0; c < criteria_count; c++)
        criteria[c].lost = points(40) / (sv_points)criteria_count;
    for (size_t i = 0; i < count; i++) {
        size_t *links = sv_arena_array(arena, 4, sizeof(*links));

        for (size_t k = 0; k < 4; k++)
            links[k] = brute_random(&seed, (unsigned)count);
        remedies[i] = (struct sv_remedy){ .code = sv_arena_printf(arena, "M%03zu", i),
                                          .criterion = i % criteria_count,
                                          .gain = 1 + brute_random(&seed, 1000000),
                                          .cost = 1 + brute_random(&seed, 1000000),
                                          .chance_percent = 50,
                                          .requires = i % 2 == 0 ? links : NULL,
                                          .require_count = i % 2 == 0,
                                          .excludes = links + 1,
                                          .exclude_count = 1 };
    }
    return (struct sv_points_gap){ .target = points(12),
                                   .criteria = criteria,
                                   .criterion_count = criteria_count,
                                   .remedies = remedies,
                                   .remedy_count = count,
                                   .work_limit = 2000000 };
}

static void expect_allowed(const struct sv_points_gap *gap, const struct sv_remedy_set *set)
{
    for (size_t i = 0; i < set->count; i++) {
        const struct sv_remedy *it = &gap->remedies[set->remedies[i]];

        for (size_t k = 0; k < it->require_count; k++)
            cr_assert(is_in(set->remedies, set->count, it->requires[k]));
        for (size_t k = 0; k < it->exclude_count; k++)
            cr_assert(not(is_in(set->remedies, set->count, it->excludes[k])));
    }
}

Test(optimiser_limits, admits_that_a_tangle_is_beyond_its_limit)
{
    const size_t criteria_counts[] = { 1, 40, 200 };

    for (size_t i = 0; i < 3; i++) {
        struct sv_points_gap gap = tangle(200, criteria_counts[i]);
        struct sv_optimum optimum = sv_optimise(arena, &gap);

        cr_assert(not(optimum.exact), "%zu criteria", criteria_counts[i]);
        /* Three times the limit, and what it takes to walk through thin fronts to the end. */
        cr_assert(lt(i64, optimum.work, 3 * gap.work_limit + 40000000));
        cr_assert(gt(i64, optimum.best.points, points(1)));
        expect_allowed(&gap, &optimum.best);
        if (optimum.has_runner_up)
            expect_allowed(&gap, &optimum.runner_up);
    }
}

/* Every measure costs dear and is tangled up with others; the first alone reaches the target. */
Test(optimiser_limits, finds_the_one_cheap_measure_in_a_tangle)
{
    struct sv_points_gap gap = tangle(200, 11);
    struct sv_remedy *first = (struct sv_remedy *)gap.remedies;

    gap.target = points(3);
    gap.work_limit = 20000;
    first->gain = points(3);
    first->cost = 1;
    first->require_count = 0;
    first->exclude_count = 0;
    struct sv_optimum optimum = sv_optimise(arena, &gap);

    cr_assert(not(optimum.exact));
    cr_assert(optimum.reached);
    cr_assert(eq(i64, optimum.best.cost, 1));
    cr_assert(eq(sz, optimum.best.count, 1));
    for (size_t i = 0; i < optimum.left_out_count; i++)
        cr_assert(ge(i64, optimum.left_out[i].extra_cost, 0));
}

Test(optimiser_limits, solves_two_hundred_linked_measures_exactly)
{
    struct sv_points_gap gap = tangle(200, 40);
    struct sv_remedy *remedies = sv_arena_array(arena, 200, sizeof(*remedies));

    /* Links only to the measure of the same criterion before it, in steps of 0.05 points. */
    for (size_t i = 0; i < 200; i++) {
        remedies[i] = gap.remedies[i];
        size_t *before = sv_arena_array(arena, 1, sizeof(*before));

        *before = i >= 40 ? i - 40 : i;
        remedies[i].gain = remedies[i].gain / 50000 * 50000;
        remedies[i].requires = before;
        remedies[i].excludes = before;
        remedies[i].require_count = i >= 40 && i % 3 == 0;
        remedies[i].exclude_count = i >= 40 && i % 7 == 1;
    }
    gap.remedies = remedies;
    struct sv_optimum optimum = sv_optimise(arena, &gap);

    cr_assert(optimum.exact);
    cr_assert(optimum.reached);
    cr_assert(optimum.has_runner_up);
    expect_allowed(&gap, &optimum.best);
    for (size_t i = 0; i < optimum.left_out_count; i++)
        cr_assert(ge(i64, optimum.left_out[i].extra_cost, 0));
}

/* Eleven fields as plans have them, and some 60 links from any measure to any other: without what
 * may cost too much left out, the states are too many. */
Test(optimiser_limits, solves_two_hundred_measures_of_eleven_fields_with_sixty_links_exactly)
{
    struct sv_points_gap gap = tangle(200, 11);
    struct sv_remedy *remedies = sv_arena_array(arena, 200, sizeof(*remedies));
    size_t links = 0, known = 0;

    for (size_t i = 0; i < 200; i++) {
        remedies[i] = gap.remedies[i];
        remedies[i].gain = (1 + remedies[i].gain % 20) * 50000;
        remedies[i].require_count = i % 10 == 4;
        remedies[i].exclude_count = i % 5 == 3;
        links += remedies[i].require_count + remedies[i].exclude_count;
    }
    gap.remedies = remedies;
    gap.work_limit = 0;
    const struct sv_optimum optimum = sv_optimise(arena, &gap);

    cr_assert(eq(sz, links, 60));
    cr_assert(optimum.exact);
    cr_assert(optimum.has_runner_up);
    cr_assert(lt(i64, optimum.work, 80000000));
    expect_allowed(&gap, &optimum.best);
    for (size_t i = 0; i < optimum.left_out_count; i++)
        known += optimum.left_out[i].known;
    cr_assert(gt(sz, known, 0));
}

/* Forty measures of unlike gains and chances: 2^40 outcomes. */
Test(optimiser_limits, gives_a_lower_bound_of_the_chance_where_outcomes_are_too_many)
{
    struct sv_points_gap gap = tangle(40, 1);
    struct sv_remedy *remedies = sv_arena_array(arena, 40, sizeof(*remedies));
    sv_points sum = 0;

    for (size_t i = 0; i < 40; i++) {
        remedies[i] = gap.remedies[i];
        remedies[i].require_count = remedies[i].exclude_count = 0;
        remedies[i].cost = 0;
        sum += remedies[i].gain;
    }
    gap.remedies = remedies;
    gap.target = sum / 2;
    struct sv_optimum optimum = sv_optimise(arena, &gap);

    cr_assert(eq(sz, optimum.best.count, 40));
    cr_assert(not(optimum.best.chance_exact));
    cr_assert(le(i64, optimum.best.expected, sum / 2));
    cr_assert(gt(i64, optimum.best.expected, sum / 2 - points(0.5)));
    cr_assert(gt(dbl, optimum.best.chance, 0.3));
    cr_assert(lt(dbl, optimum.best.chance, 0.5));
}

Test(optimiser_limits, gives_up_the_questions_about_each_measure_first)
{
    struct sv_points_gap gap = tangle(4, 2);

    gap.target = 1;
    gap.work_limit = 1;
    struct sv_optimum optimum = sv_optimise(arena, &gap);

    cr_assert(optimum.reached);
    cr_assert(not(optimum.exact));
    cr_assert(not(optimum.has_runner_up));
    cr_assert(gt(sz, optimum.left_out_count, 0));
    for (size_t i = 0; i < optimum.left_out_count; i++)
        cr_assert(not(optimum.left_out[i].can_reach));
}

static unsigned bits_of(struct sv_remedy_set set)
{
    unsigned bits = 0;

    for (size_t i = 0; i < set.count; i++)
        bits |= 1U << set.remedies[i];
    return bits;
}

static bool expect_what_is_told_is_so(const struct sv_points_gap *gap,
                                      const struct brute_answer *brute)
{
    const struct sv_optimum optimum = sv_optimise(arena, gap);

    for (size_t i = 0; i < optimum.left_out_count; i++) {
        const struct sv_left_remedy *left = &optimum.left_out[i];

        if (left->known)
            cr_assert(eq(int, left->can_reach, brute->can_reach[left->remedy]));
        if (left->known && left->can_reach)
            cr_assert(eq(i64, left->extra_cost, brute->cost_with[left->remedy] - brute->best_cost));
    }
    if (!optimum.exact)
        return false;
    cr_assert(eq(int, optimum.reached, brute->reached));
    cr_assert(eq(u32, bits_of(optimum.best), brute->best));
    cr_assert(eq(int, optimum.has_runner_up, brute->has_runner_up));
    if (brute->has_runner_up)
        cr_assert(eq(u32, bits_of(optimum.runner_up), brute->runner_up));
    return true;
}

/* Wherever in the work the limit is met: on the way to the best set, to the runner-up, after. */
Test(optimiser_limits, tells_nothing_as_certain_that_was_given_up)
{
    uint64_t seed = 20250701;
    int certain = 0, all = 0;

    for (int i = 0; i < 400; i++) {
        struct sv_points_gap gap = brute_gap(arena, &seed, BRUTE_MAX);
        const struct brute_answer brute = brute_optimise(&gap);

        for (gap.work_limit = 1; gap.work_limit < 4000; gap.work_limit += 1 + gap.work_limit / 8) {
            certain += expect_what_is_told_is_so(&gap, &brute);
            all++;
        }
        sv_arena_free(arena);
        arena = sv_arena_new();
    }
    cr_assert(gt(int, certain, all / 4));
    cr_assert(lt(int, certain, all * 3 / 4));
}

Test(optimiser_limits, goes_by_place_where_codes_are_the_same)
{
    struct sv_gap_criterion criterion = { .lost = SV_POINT };
    struct sv_remedy remedies[3];
    struct sv_points_gap gap = { SV_POINT, false, &criterion, 1, remedies, 3, 0 };

    for (size_t i = 0; i < 3; i++)
        remedies[i] = (struct sv_remedy){ .code = "M", .gain = SV_POINT, .chance_percent = 100 };
    struct sv_optimum optimum = sv_optimise(arena, &gap);

    cr_assert(eq(sz, optimum.best.count, 1));
    cr_assert(eq(sz, optimum.best.remedies[0], 0));
}

Test(optimiser_limits, has_a_word_for_each_reason)
{
    const char *const words[] = { "dearer", "excluded", "needs", "at_maximum", "dropped" };

    for (int why = 0; why < SV_LEFT_OUT_COUNT; why++)
        cr_assert(eq(str, (char *)sv_left_out_word((enum sv_left_out)why), (char *)words[why]));
}
