/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/survey_margin.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

enum { ITEMS = 5, UNITS = 3, CELLS = ITEMS * UNITS, BLOCKS = 2 };

static struct sv_arena *arena;
static int64_t valid[CELLS], satisfied[CELLS];
static const size_t block_of[ITEMS] = { 0, 0, 0, 1, 1 };
static const sv_points MAX_POINTS = 38 * SV_POINT;

static void load(void)
{
    uint64_t seed = 7;

    arena = sv_arena_new();
    for (size_t at = 0; at < CELLS; at++) {
        seed = seed * UINT64_C(6364136223846793005) + 1;
        valid[at] = (int64_t)(seed >> 33) % 90;
        satisfied[at] = valid[at] * ((int64_t)(seed >> 50) % 11) / 10;
    }
}

static void unload(void)
{
    sv_arena_free(arena);
}

TestSuite(survey_margin, .init = load, .fini = unload);

static struct sv_survey_margin margin_of(enum sv_index_rule rule)
{
    struct sv_margin_counts counts = { .item_count = ITEMS,
                                       .unit_count = UNITS,
                                       .valid = valid,
                                       .satisfied = satisfied,
                                       .block_of = block_of,
                                       .block_count = BLOCKS,
                                       .rule = rule };

    return sv_survey_margin_of(arena, &counts, MAX_POINTS);
}

static void expect_sum(const struct sv_survey_margin *margin)
{
    sv_points sum = 0;

    for (size_t at = 0; at < CELLS; at++) {
        cr_assert(ge(i64, margin->parts[at].lost, 0));
        if (satisfied[at] == valid[at])
            cr_assert(eq(i64, margin->parts[at].lost, 0));
        sum += margin->parts[at].lost;
    }
    cr_assert(eq(i64, sum, margin->lost));
    cr_assert(eq(i64, margin->points + margin->lost, MAX_POINTS));
}

Test(survey_margin, loses_in_its_parts_exactly_what_it_loses_in_all)
{
    for (int rule = 0; rule < SV_INDEX_RULE_COUNT; rule++) {
        struct sv_survey_margin margin = margin_of((enum sv_index_rule)rule);

        cr_assert(margin.known);
        cr_assert(gt(i64, margin.lost, 0));
        expect_sum(&margin);
    }
}

Test(survey_margin, tells_what_one_more_satisfied_answer_brings)
{
    for (int rule = 0; rule < SV_INDEX_RULE_COUNT; rule++) {
        struct sv_survey_margin before = margin_of((enum sv_index_rule)rule);

        for (size_t at = 0; at < CELLS; at++) {
            if (satisfied[at] == valid[at])
                continue;
            satisfied[at]++;
            struct sv_survey_margin after = margin_of((enum sv_index_rule)rule);
            double brought = sv_double_of_points(after.points - before.points);

            satisfied[at]--;
            /* Both points are rounded to the millionth. */
            cr_assert(epsilon_eq(dbl, before.parts[at].points_per_answer, brought, 1.1e-6));
            cr_assert(gt(dbl, brought, 0));
        }
    }
}

Test(survey_margin, weighs_an_answer_by_the_pool_that_it_is_in)
{
    /* One pool of 40; items of 10 and 30; so a mean of items counts an answer of the first more. */
    const int64_t of[] = { 10, 30 }, yes[] = { 5, 15 };
    struct sv_margin_counts counts = { 2, 1, of, yes, NULL, 0, SV_INDEX_POOLED };
    struct sv_survey_margin pooled = sv_survey_margin_of(arena, &counts, 10 * SV_POINT);

    cr_assert(eq(dbl, pooled.parts[0].points_per_answer, 0.25));
    cr_assert(eq(i64, pooled.parts[0].lost, 1250000));
    cr_assert(eq(i64, pooled.parts[1].lost, 3750000));
    counts.rule = SV_INDEX_MEAN_ITEMS;
    struct sv_survey_margin items = sv_survey_margin_of(arena, &counts, 10 * SV_POINT);

    cr_assert(eq(dbl, items.parts[0].points_per_answer, 0.5));
    cr_assert(eq(i64, items.parts[0].lost, 2500000));
    cr_assert(eq(i64, items.parts[1].lost, 2500000));
}

Test(survey_margin, leaves_out_what_nobody_answered)
{
    for (size_t at = 0; at < CELLS; at++) {
        if (at / UNITS == 1 || at / UNITS >= 3)
            valid[at] = satisfied[at] = 0;
    }
    for (int rule = 0; rule < SV_INDEX_RULE_COUNT; rule++) {
        struct sv_survey_margin margin = margin_of((enum sv_index_rule)rule);

        expect_sum(&margin);
        cr_assert(eq(dbl, margin.parts[UNITS].points_per_answer, 0));
    }
    for (size_t at = 0; at < CELLS; at++)
        valid[at] = satisfied[at] = 0;
    cr_assert(not(margin_of(SV_INDEX_MEAN_FACTORS).known));
}

Test(survey_margin, loses_nothing_where_all_are_satisfied)
{
    for (size_t at = 0; at < CELLS; at++)
        satisfied[at] = valid[at];
    for (int rule = 0; rule < SV_INDEX_RULE_COUNT; rule++) {
        struct sv_survey_margin margin = margin_of((enum sv_index_rule)rule);

        cr_assert(eq(i64, margin.points, MAX_POINTS));
        expect_sum(&margin);
    }
}
