/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser.h"

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

TestSuite(gap_criterion, .init = load, .fini = unload);

static void expect_gains(const struct sv_criterion *criterion, double points, double lost,
                         const double *gains, size_t count)
{
    struct sv_gap_criterion gap =
        sv_gap_criterion_of(arena, criterion, sv_points_of_double(points));

    cr_assert(eq(i64, gap.lost, sv_points_of_double(lost)));
    cr_assert(eq(sz, gap.step_count, count));
    for (size_t i = 0; i < count; i++)
        cr_assert(eq(i64, gap.steps[i], sv_points_of_double(gains[i])));
}

Test(gap_criterion, can_win_the_steps_above_its_points)
{
    const struct sv_rule_step steps[] = { { 95 * SV_POINT, 1000000 },
                                          { 80 * SV_POINT, 500000 },
                                          { 60 * SV_POINT, 250000 } };
    struct sv_criterion criterion = { .max_points = SV_POINT, .leaf = true };

    criterion.rule = (struct sv_rule){ .kind = SV_RULE_STEPS, .steps = steps, .step_count = 3 };
    expect_gains(&criterion, 0, 1, (double[]){ 0.25, 0.5, 1 }, 3);
    expect_gains(&criterion, 0.25, 0.75, (double[]){ 0.25, 0.75 }, 2);
    expect_gains(&criterion, 1, 0, NULL, 0);
    criterion.max_points = 2 * SV_POINT; /* which no step gives */
    expect_gains(&criterion, 1, 0, NULL, 0);
    criterion.max_points = SV_POINT;
    criterion.rule.kind = SV_RULE_SURVEY_STEPS;
    expect_gains(&criterion, 0.4, 0.6, (double[]){ 0.1, 0.6 }, 2);
}

Test(gap_criterion, can_win_what_the_options_of_a_checklist_give)
{
    const struct sv_rule_option options[] = { { .code = "no", .percent = 0 },
                                              { .code = "yes", .percent = 100 * SV_POINT },
                                              { .code = "late", .percent = 50 * SV_POINT },
                                              { .code = "partly", .percent = 50 * SV_POINT } };
    struct sv_criterion criterion = { .max_points = 3 * SV_POINT, .leaf = true };

    criterion.rule =
        (struct sv_rule){ .kind = SV_RULE_CHECKLIST, .options = options, .option_count = 4 };
    expect_gains(&criterion, 0, 3, (double[]){ 1.5, 3 }, 2);
    expect_gains(&criterion, 1.5, 1.5, (double[]){ 1.5 }, 1);
}

Test(gap_criterion, can_win_multiples_of_what_each_gives)
{
    struct sv_criterion criterion = { .max_points = 2 * SV_POINT, .leaf = true };

    criterion.rule = (struct sv_rule){ .kind = SV_RULE_PER_UNIT, .each = 750000 };
    expect_gains(&criterion, 0.75, 1.25, (double[]){ 0.75, 1.25 }, 2); /* 1.5, and 2 at three */
    criterion.rule.kind = SV_RULE_DEDUCTION;
    expect_gains(&criterion, 0, 2, (double[]){ 0.5, 1.25, 2 }, 3);
    criterion.rule.each = 1;
    expect_gains(&criterion, 0, 2, NULL, 0); /* as good as any gain */
}

Test(gap_criterion, can_win_anything_by_the_other_rules)
{
    const enum sv_rule_kind kinds[] = { SV_RULE_MANUAL, SV_RULE_RATIO, SV_RULE_BONUS,
                                        SV_RULE_SURVEY_LINEAR, SV_RULE_SURVEY_OPTIONS };
    struct sv_criterion criterion = { .max_points = 2 * SV_POINT, .leaf = true };

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        criterion.rule.kind = kinds[i];
        expect_gains(&criterion, 0.5, 1.5, NULL, 0);
        expect_gains(&criterion, 3, 0, NULL, 0);
    }
}
