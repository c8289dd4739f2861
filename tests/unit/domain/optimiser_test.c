/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser.h"

#include "support/gap_brute.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <string.h>

enum { CASES = 2500, EXPECTED_CASES = 600 };

static struct sv_arena *arena;

static void load(void)
{
    arena = sv_arena_new();
}

static void unload(void)
{
    sv_arena_free(arena);
}

TestSuite(optimiser, .init = load, .fini = unload);

static sv_points points(double value)
{
    return sv_points_of_double(value);
}

static unsigned bits_of(struct sv_remedy_set set)
{
    unsigned bits = 0;

    for (size_t i = 0; i < set.count; i++)
        bits |= 1U << set.remedies[i];
    return bits;
}

static bool is_in(const size_t *places, size_t count, size_t place)
{
    for (size_t i = 0; i < count; i++) {
        if (places[i] == place)
            return true;
    }
    return false;
}

/* What is said of a measure left out must be so. */
static void expect_true_reason(const struct sv_points_gap *gap, unsigned chosen,
                               const struct sv_left_remedy *left)
{
    const struct sv_remedy *remedy = &gap->remedies[left->remedy], *by = NULL;
    bool adds = brute_points(gap, chosen | 1U << left->remedy) != brute_points(gap, chosen);

    cr_assert(eq(int, chosen >> left->remedy & 1U, 0));
    cr_assert(eq(int, remedy->closed, left->why == SV_LEFT_DROPPED));
    switch (left->why) {
    case SV_LEFT_EXCLUDED:
        by = &gap->remedies[left->by];
        cr_assert(eq(int,
                     is_in(remedy->excludes, remedy->exclude_count, left->by) ||
                         is_in(by->excludes, by->exclude_count, left->remedy),
                     true));
        cr_assert(eq(int, (chosen >> left->by & 1U) == 1 || left->by == left->remedy, true));
        break;
    case SV_LEFT_NEEDS:
        cr_assert(is_in(remedy->requires, remedy->require_count, left->by));
        cr_assert(eq(int, chosen >> left->by & 1U, 0));
        break;
    case SV_LEFT_AT_MAXIMUM:
    case SV_LEFT_DEARER:
        cr_assert(eq(int, adds, left->why == SV_LEFT_DEARER));
        break;
    case SV_LEFT_DROPPED:
    case SV_LEFT_OUT_COUNT:
        break;
    }
}

static void expect_left_out(const struct sv_points_gap *gap, const struct sv_optimum *optimum,
                            const struct brute_answer *brute)
{
    cr_assert(eq(sz, optimum->best.count + optimum->left_out_count, gap->remedy_count));
    for (size_t i = 0; i < optimum->left_out_count; i++) {
        const struct sv_left_remedy *left = &optimum->left_out[i];

        expect_true_reason(gap, brute->best, left);
        cr_assert(eq(int, left->can_reach, brute->can_reach[left->remedy]));
        if (left->can_reach)
            cr_assert(eq(i64, left->extra_cost, brute->cost_with[left->remedy] - brute->best_cost));
        cr_assert(left->known);
    }
}

static void expect_as_brute_force(const struct sv_points_gap *gap, int number)
{
    struct brute_answer brute = brute_optimise(gap);
    struct sv_optimum optimum = sv_optimise(arena, gap);

    cr_assert(optimum.exact, "case %d", number);
    cr_assert(eq(int, optimum.reached, brute.reached), "case %d", number);
    cr_assert(eq(u32, bits_of(optimum.best), brute.best), "case %d", number);
    cr_assert(eq(i64, optimum.best.cost, brute.best_cost));
    cr_assert(eq(i64, optimum.best.points, brute.best_points));
    cr_assert(eq(i64, optimum.best.expected, brute.best_expected));
    cr_assert(optimum.best.chance_exact);
    cr_assert(epsilon_eq(dbl, optimum.best.chance, brute.best_chance, 1e-12));
    cr_assert(eq(int, optimum.has_runner_up, brute.has_runner_up), "case %d", number);
    if (brute.has_runner_up) {
        cr_assert(eq(u32, bits_of(optimum.runner_up), brute.runner_up), "case %d", number);
        cr_assert(eq(i64, optimum.runner_up.cost, brute.runner_up_cost));
    }
    expect_left_out(gap, &optimum, &brute);
}

static void expect_all_as_brute_force(int cases, size_t remedies_max, bool expected)
{
    uint64_t seed = 20200804;
    int reached = 0, runners_up = 0;

    for (int i = 0; i < cases; i++) {
        struct sv_points_gap gap = brute_gap(arena, &seed, remedies_max);

        gap.expected = expected;
        gap.target /= expected ? 2 : 1;
        expect_as_brute_force(&gap, i);
        struct sv_optimum optimum = sv_optimise(arena, &gap);

        reached += optimum.reached && gap.target > 0;
        runners_up += optimum.has_runner_up;
        sv_arena_free(arena);
        arena = sv_arena_new();
    }
    /* The cases are no use if nearly all are of one kind. */
    cr_assert(gt(int, reached, cases / 4));
    cr_assert(lt(int, reached, cases * 3 / 4));
    cr_assert(gt(int, runners_up, cases / 8));
}

Test(optimiser, is_equal_to_brute_force_on_random_cases)
{
    expect_all_as_brute_force(CASES, BRUTE_MAX, false);
}

Test(optimiser, is_equal_to_brute_force_in_expected_points)
{
    expect_all_as_brute_force(EXPECTED_CASES, 9, true);
}

/* TG_BQLKCN_2019: 93.05 of 100; fields 4 to 7 lost 2.6, 0.5, 2.75 and 1.1. */
enum { FIELDS = 4 };
static const double SEED_LOST[FIELDS] = { 2.6, 0.5, 2.75, 1.1 };

static struct sv_points_gap seed_gap(struct sv_remedy *remedies, size_t count)
{
    struct sv_gap_criterion *criteria = sv_arena_array(arena, FIELDS, sizeof(*criteria));

    for (size_t c = 0; c < FIELDS; c++)
        criteria[c].lost = points(SEED_LOST[c]);
    return (struct sv_points_gap){ .target = points(100 - 93.05),
                                   .criteria = criteria,
                                   .criterion_count = FIELDS,
                                   .remedies = remedies,
                                   .remedy_count = count };
}

static struct sv_remedy remedy(const char *code, size_t criterion, double gain, int64_t cost)
{
    return (struct sv_remedy){ .code = code,
                               .criterion = criterion,
                               .gain = points(gain),
                               .cost = cost,
                               .chance_percent = 100 };
}

Test(optimiser, needs_all_four_fields_to_win_back_what_the_seed_lost)
{
    struct sv_remedy remedies[] = { remedy("F4", 0, 2.6, 40), remedy("F5", 1, 0.5, 5),
                                    remedy("F6", 2, 2.75, 60), remedy("F7", 3, 1.1, 25) };
    struct sv_points_gap gap = seed_gap(remedies, 4);
    struct sv_optimum optimum = sv_optimise(arena, &gap);

    cr_assert(optimum.reached);
    cr_assert(optimum.exact);
    cr_assert(eq(sz, optimum.best.count, 4));
    cr_assert(eq(i64, optimum.best.points, points(6.95)));
    cr_assert(eq(i64, optimum.best.cost, 130));
    cr_assert(eq(dbl, optimum.best.chance, 1));
    cr_assert(not(optimum.has_runner_up));
    cr_assert(eq(sz, optimum.left_out_count, 0));
}

Test(optimiser, takes_the_cheaper_of_two_ways_in_a_field_of_the_seed)
{
    struct sv_remedy remedies[] = { remedy("F4", 0, 2.6, 40), remedy("F5", 1, 0.5, 5),
                                    remedy("F6a", 2, 2.75, 60), remedy("F6b", 2, 2.75, 45),
                                    remedy("F7", 3, 1.1, 25) };
    struct sv_points_gap gap = seed_gap(remedies, 5);
    struct sv_optimum optimum = sv_optimise(arena, &gap);

    cr_assert(eq(u32, bits_of(optimum.best), 0x1b));
    cr_assert(eq(i64, optimum.best.cost, 115));
    cr_assert(eq(u32, bits_of(optimum.runner_up), 0x17));
    cr_assert(eq(i64, optimum.runner_up.cost, 130));
    cr_assert(eq(sz, optimum.left_out[0].remedy, 2));
    cr_assert(eq(int, (int)optimum.left_out[0].why, SV_LEFT_AT_MAXIMUM));
    cr_assert(eq(i64, optimum.left_out[0].extra_cost, 15));
}

Test(optimiser, tells_what_is_out_of_reach_and_gains_most)
{
    struct sv_remedy remedies[] = { remedy("F4", 0, 2.6, 40), remedy("F4b", 0, 2.6, 39),
                                    remedy("F5", 1, 0.5, 5) };
    struct sv_points_gap gap = seed_gap(remedies, 3);
    struct sv_optimum optimum = sv_optimise(arena, &gap);

    cr_assert(not(optimum.reached));
    cr_assert(optimum.exact);
    cr_assert(eq(u32, bits_of(optimum.best), 6));
    cr_assert(eq(i64, optimum.best.points, points(3.1)));
    cr_assert(eq(dbl, optimum.best.chance, 0));
    cr_assert(not(optimum.has_runner_up));
    cr_assert(eq(sz, optimum.left_out_count, 1));
    cr_assert(not(optimum.left_out[0].can_reach));
}

Test(optimiser, wins_whole_steps_only)
{
    struct sv_remedy remedies[] = { remedy("A", 0, 0.4, 1), remedy("B", 0, 0.6, 2),
                                    remedy("C", 0, 0.3, 1) };
    const sv_points steps[] = { points(0.5), points(1) };
    struct sv_gap_criterion criterion = { points(1.2), steps, 2 };
    struct sv_points_gap gap = { points(0.5), false, &criterion, 1, remedies, 3, 0 };
    struct sv_optimum optimum = sv_optimise(arena, &gap);

    /* B, and A with C, cost 2 and win one step of 0.5: fewer measures. */
    cr_assert(eq(u32, bits_of(optimum.best), 2));
    cr_assert(eq(i64, optimum.best.points, points(0.5)));
    cr_assert(eq(u32, bits_of(optimum.runner_up), 5));
    cr_assert(eq(int, (int)optimum.left_out[0].why, SV_LEFT_DEARER)); /* A makes it 1 */
    cr_assert(eq(int, (int)optimum.left_out[1].why, SV_LEFT_AT_MAXIMUM));
    cr_assert(eq(i64, optimum.left_out[1].extra_cost, 0));
}

Test(optimiser, multiplies_the_chances_of_what_must_succeed)
{
    struct sv_remedy remedies[] = { remedy("F4", 0, 2.6, 40), remedy("F5", 1, 0.5, 5),
                                    remedy("F6", 2, 2.75, 60) };
    struct sv_points_gap gap = seed_gap(remedies, 3);

    remedies[0].chance_percent = 80;
    remedies[1].chance_percent = 50;
    remedies[2].chance_percent = 90;
    gap.target = points(5.35);
    struct sv_optimum optimum = sv_optimise(arena, &gap);

    cr_assert(eq(u32, bits_of(optimum.best), 5));
    cr_assert(epsilon_eq(dbl, optimum.best.chance, 0.72, 1e-15));
    cr_assert(eq(i64, optimum.best.expected, points(0.8 * 2.6 + 0.9 * 2.75)));
    gap.expected = true;
    cr_assert(not(sv_optimise(arena, &gap).reached)); /* 4.805 of 5.35 expected */
    gap.target = points(4.6);
    cr_assert(eq(u32, bits_of(sv_optimise(arena, &gap).best), 7));
}

Test(optimiser, does_nothing_where_nothing_is_missing)
{
    struct sv_remedy remedies[] = { remedy("F4", 0, 2.6, 0), remedy("F5", 1, 0.5, 5) };
    struct sv_points_gap gap = seed_gap(remedies, 2);

    for (gap.target = 0; gap.target > points(-2); gap.target -= SV_POINT) {
        struct sv_optimum optimum = sv_optimise(arena, &gap);

        cr_assert(optimum.reached);
        cr_assert(eq(sz, optimum.best.count, 0));
        cr_assert(eq(dbl, optimum.best.chance, 1));
        cr_assert(not(optimum.has_runner_up));
        cr_assert(eq(i64, optimum.left_out[0].extra_cost, 0));
        cr_assert(eq(i64, optimum.left_out[1].extra_cost, 5));
    }
}

Test(optimiser, answers_without_measures_or_criteria)
{
    struct sv_points_gap gap = { .target = SV_POINT };
    struct sv_optimum optimum = sv_optimise(arena, &gap);

    cr_assert(not(optimum.reached));
    cr_assert(optimum.exact);
    cr_assert(eq(sz, optimum.best.count + optimum.left_out_count, 0));
    gap.target = 0;
    cr_assert(sv_optimise(arena, &gap).reached);
}

Test(optimiser, takes_measures_that_need_each_other_together_or_not_at_all)
{
    const size_t b[] = { 1 }, c[] = { 2 }, a[] = { 0 };
    struct sv_remedy remedies[] = { remedy("A", 0, 2.6, 1), remedy("B", 1, 0.5, 1),
                                    remedy("C", 2, 2.75, 1) };
    struct sv_points_gap gap = seed_gap(remedies, 3);

    remedies[0].requires = b, remedies[1].requires = c, remedies[2].requires = a;
    for (size_t i = 0; i < 3; i++)
        remedies[i].require_count = 1;
    gap.target = points(0.1);
    cr_assert(eq(u32, bits_of(sv_optimise(arena, &gap).best), 7));
    remedies[1].closed = true;
    struct sv_optimum optimum = sv_optimise(arena, &gap);

    cr_assert(not(optimum.reached));
    cr_assert(eq(int, (int)optimum.left_out[0].why, SV_LEFT_NEEDS));
    cr_assert(eq(sz, optimum.left_out[0].by, 1));
    cr_assert(eq(int, (int)optimum.left_out[1].why, SV_LEFT_DROPPED));
}

Test(optimiser, never_chooses_what_stands_against_itself)
{
    const size_t a[] = { 0 }, b[] = { 1 };
    struct sv_remedy remedies[] = { remedy("A", 0, 2.6, 1), remedy("B", 1, 0.5, 1) };
    struct sv_points_gap gap = seed_gap(remedies, 2);

    remedies[0].excludes = a, remedies[0].exclude_count = 1;
    remedies[1].requires = b, remedies[1].require_count = 1; /* itself: no condition at all */
    gap.target = points(0.1);
    struct sv_optimum optimum = sv_optimise(arena, &gap);

    cr_assert(eq(u32, bits_of(optimum.best), 2));
    cr_assert(eq(int, (int)optimum.left_out[0].why, SV_LEFT_EXCLUDED));
    cr_assert(eq(sz, optimum.left_out[0].by, 0));
    cr_assert(not(optimum.left_out[0].can_reach));
}

Test(optimiser, stays_sound_at_costs_and_points_that_do_not_fit)
{
    struct sv_remedy remedies[] = { remedy("A", 0, 2.6, INT64_MAX - 1),
                                    remedy("B", 1, 0.5, INT64_MAX - 1), remedy("C", 1, 0.5, 7) };
    struct sv_points_gap gap = seed_gap(remedies, 3);

    gap.target = points(0.5);
    struct sv_optimum optimum = sv_optimise(arena, &gap);

    cr_assert(eq(u32, bits_of(optimum.best), 4));
    cr_assert(not(optimum.exact)); /* A with B costs more than can be told */
    gap.target = points(3.1);
    optimum = sv_optimise(arena, &gap);
    cr_assert(optimum.reached);
    cr_assert(eq(i64, optimum.best.cost, INT64_MAX));
    remedies[0].gain = INT64_MAX;
    gap.target = INT64_MAX;
    optimum = sv_optimise(arena, &gap);
    cr_assert(not(optimum.reached));
    cr_assert(eq(i64, optimum.best.points, points(3.1)));
}
