/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/survey_gap.h"

#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(survey_gap, .init = open_arena, .fini = close_arena);

/* Valid and satisfied answers to a1, a2 (factor A) and b1 (factor B). */
struct counts {
    int64_t valid[3], satisfied[3];
};

static struct sv_results_answer answer_of(enum sv_index_rule rule, const struct counts *counts,
                                          size_t count)
{
    static const char *const units[] = { "U", "V" };
    struct sv_survey *survey = test_survey(arena, rule);
    const struct sv_cube_plan *plan = sv_cube_plan_of(arena, survey->instrument);
    struct sv_result_group *groups = sv_arena_array(arena, count, sizeof(*groups));
    struct sv_group_estimates *estimates = sv_arena_array(arena, count, sizeof(*estimates));

    cr_assert(eq(sz, plan->criterion_count, 3));
    for (size_t g = 0; g < count; g++) {
        struct sv_item_estimates *items =
            sv_arena_array(arena, survey->instrument->item_count, sizeof(*items));

        for (size_t c = 0; c < 3; c++) {
            items[plan->criteria[c]].share.valid = counts[g].valid[c];
            items[plan->criteria[c]].share.satisfied = counts[g].satisfied[c];
        }
        groups[g] = (struct sv_result_group){ .keys = { units[g] }, .shown = true };
        estimates[g].items = items;
    }
    return (struct sv_results_answer){ .survey = survey,
                                       .plan = plan,
                                       .shown = true,
                                       .groups = { groups, count },
                                       .estimates = estimates };
}

static const struct counts whole = { { 20, 20, 10 }, { 10, 20, 5 } };
static const struct counts parts[] = { { { 15, 12, 6 }, { 7, 12, 2 } },
                                       { { 5, 8, 4 }, { 3, 8, 3 } } };

static struct sv_survey_gaps gaps_of(enum sv_index_rule rule, bool second_shown)
{
    const struct sv_results_answer of_all = answer_of(rule, &whole, 1);
    struct sv_results_answer by_unit = answer_of(rule, parts, 2);
    struct sv_survey_gaps gaps = { 0 };

    by_unit.groups.items[1].shown = second_shown;
    sv_survey_gaps_add(arena, &gaps, "7", 38 * SV_POINT, &of_all, &by_unit);
    sv_survey_gaps_sort(&gaps);
    return gaps;
}

static sv_points sum(const struct sv_survey_gaps *gaps)
{
    sv_points lost = 0;

    for (size_t i = 0; i < gaps->count; i++)
        lost += gaps->items[i].lost;
    return lost;
}

Test(survey_gap, of_all_units_is_what_the_criterion_lost)
{
    const struct sv_survey_gaps gaps = gaps_of(SV_INDEX_POOLED, true);

    cr_expect(eq(sz, gaps.count, 6));
    cr_expect(eq(sz, gaps.hidden_units, 0));
    cr_expect(eq(i64, sum(&gaps), 38 * SV_POINT * 15 / 50));
    cr_expect(eq(str, (char *)gaps.items[0].item, "a1"));
    cr_expect(eq(str, (char *)gaps.items[0].unit, "U"));
    cr_expect(epsilon_eq(dbl, gaps.items[0].points_per_answer, 38.0 / 50, 1e-9));
    for (size_t i = 1; i < gaps.count; i++)
        cr_expect(le(i64, gaps.items[i].lost, gaps.items[i - 1].lost));
}

/* Factor A has 40 answers, B ten: one to B is worth four of A. */
Test(survey_gap, of_an_answer_is_its_worth_in_its_factor)
{
    const struct sv_survey_gaps gaps = gaps_of(SV_INDEX_MEAN_FACTORS, true);

    for (size_t i = 0; i < gaps.count; i++)
        cr_expect(epsilon_eq(dbl, gaps.items[i].points_per_answer,
                             strcmp(gaps.items[i].item, "b1") == 0 ? 1.9 : 0.475, 1e-9));
    cr_expect(eq(i64, sum(&gaps), 38 * SV_POINT / 2 * 3 / 4));
}

/* The hidden unit counts in what an answer is worth, and is told of nowhere. */
Test(survey_gap, leaves_a_hidden_unit_out_and_counts_it)
{
    const struct sv_survey_gaps all = gaps_of(SV_INDEX_POOLED, true);
    const struct sv_survey_gaps gaps = gaps_of(SV_INDEX_POOLED, false);

    cr_expect(eq(sz, gaps.count, 3));
    cr_expect(eq(sz, gaps.hidden_units, 1));
    for (size_t i = 0; i < gaps.count; i++)
        cr_expect(eq(str, (char *)gaps.items[i].unit, "U"));
    cr_expect(
        epsilon_eq(dbl, gaps.items[0].points_per_answer, all.items[0].points_per_answer, 1e-12));
}
