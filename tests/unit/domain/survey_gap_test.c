/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/survey_gap.h"

#include "domain/survey_rule.h"
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

/* Answers 1 to 5 to a1, a2 (factor A) and b1 (factor B); 4 and 5 are satisfied. */
struct counts {
    int64_t of[3][5];
};

static const struct counts left = { { { 8, 0, 0, 7, 0 }, { 0, 0, 0, 0, 12 }, { 4, 0, 0, 2, 0 } } };
static const struct counts right = { { { 0, 1, 1, 0, 3 }, { 0, 0, 0, 0, 8 }, { 1, 0, 0, 3, 0 } } };

static int64_t *sums_of(const struct sv_cube_plan *plan, const struct counts *counts)
{
    int64_t *sums = sv_arena_array(arena, plan->width[SV_PART_ANSWERS], sizeof(*sums));

    for (size_t c = 0; c < 3; c++) {
        for (size_t o = 0; o < 5; o++)
            sums[plan->options_at[plan->criteria[c]] + o] = counts->of[c][o];
    }
    return sums;
}

static struct sv_gap_answers answers_of(enum sv_index_rule rule, bool second_shown)
{
    struct sv_survey *survey = test_survey(arena, rule);
    const struct sv_cube_plan *plan = sv_cube_plan_of(arena, survey->instrument);
    struct sv_gap_place *units = sv_arena_array(arena, 2, sizeof(*units));
    struct sv_gap_place *counters = sv_arena_array(arena, 2, sizeof(*counters));
    int64_t *whole = sums_of(plan, &left);
    const int64_t *more = sums_of(plan, &right);

    for (size_t i = 0; i < plan->width[SV_PART_ANSWERS]; i++)
        whole[i] += more[i];
    units[0] = (struct sv_gap_place){ "U", NULL, whole };
    counters[0] = (struct sv_gap_place){ "U", "U-1", sums_of(plan, &left) };
    counters[1] = (struct sv_gap_place){ "U", "", more };
    return (struct sv_gap_answers){ .survey = survey,
                                    .plan = plan,
                                    .whole = whole,
                                    .units = { units, 1, 0 },
                                    .counters = { counters, second_shown ? 2 : 1,
                                                  second_shown ? 0 : 1 } };
}

static struct sv_survey_gaps gaps_above(const struct sv_criterion *criterion,
                                        enum sv_index_rule rule, bool second_shown, sv_points now)
{
    const struct sv_gap_answers answers = answers_of(rule, second_shown);
    struct sv_survey_gaps gaps = { 0 };

    sv_survey_gaps_add(arena, &gaps, criterion, now, &answers);
    sv_survey_gaps_sort(&gaps);
    return gaps;
}

static struct sv_survey_gaps gaps_of(const struct sv_criterion *criterion, enum sv_index_rule rule,
                                     bool second_shown)
{
    return gaps_above(criterion, rule, second_shown, 5 * SV_POINT);
}

static const struct sv_criterion linear = { .code = "7",
                                            .max_points = 38 * SV_POINT,
                                            .leaf = true,
                                            .rule = { .kind = SV_RULE_SURVEY_LINEAR } };

static sv_points sum(const struct sv_gap_list *gaps)
{
    sv_points lost = 0;

    for (size_t i = 0; i < gaps->count; i++)
        lost += gaps->items[i].lost;
    return lost;
}

Test(survey_gap, of_all_counters_is_what_the_criterion_lost)
{
    for (int rule = 0; rule < SV_INDEX_RULE_COUNT; rule++) {
        const struct sv_survey_gaps gaps = gaps_of(&linear, (enum sv_index_rule)rule, true);

        cr_expect(eq(sz, gaps.counters.count, 6));
        cr_expect(eq(i64, sum(&gaps.counters), sum(&gaps.units)));
    }
    /* 15 of 50 answers are not satisfied. */
    const struct sv_survey_gaps gaps = gaps_of(&linear, SV_INDEX_POOLED, true);

    cr_expect(eq(i64, sum(&gaps.counters), 38 * SV_POINT * 15 / 50));
    cr_expect(eq(str, (char *)gaps.counters.items[0].item, "a1"));
    cr_expect(eq(str, (char *)gaps.counters.items[0].place.counter, "U-1"));
    cr_expect(eq(i64, gaps.counters.items[0].answers, 8));
    cr_expect(eq(i64, gaps.counters.items[0].lost, 6080000)); /* 8 / 50 x 38 */
    cr_expect(epsilon_eq(dbl, gaps.counters.items[0].points_per_answer, 38.0 / 50, 1e-9));
    cr_expect(epsilon_eq(dbl, gaps.counters.items[0].share_per_answer, 1.0 / 50, 1e-12));
    for (size_t i = 1; i < gaps.counters.count; i++)
        cr_expect(le(i64, gaps.counters.items[i].lost, gaps.counters.items[i - 1].lost));
}

/* Factor A has 40 answers, B ten: one to B is worth four of A. */
Test(survey_gap, of_an_answer_is_its_worth_in_its_factor)
{
    const struct sv_survey_gaps gaps = gaps_of(&linear, SV_INDEX_MEAN_FACTORS, true);

    for (size_t i = 0; i < gaps.counters.count; i++)
        cr_expect(epsilon_eq(dbl, gaps.counters.items[i].points_per_answer,
                             strcmp(gaps.counters.items[i].item, "b1") == 0 ? 1.9 : 0.475, 1e-9));
    cr_expect(eq(i64, sum(&gaps.counters), 38 * SV_POINT / 2 * 3 / 4));
}

/* What is hidden counts in what an answer is worth, and is told of nowhere. */
Test(survey_gap, leaves_a_hidden_counter_out_and_counts_it)
{
    const struct sv_survey_gaps all = gaps_of(&linear, SV_INDEX_POOLED, true);
    const struct sv_survey_gaps gaps = gaps_of(&linear, SV_INDEX_POOLED, false);

    cr_assert(eq(sz, gaps.counters.count, 3));
    cr_expect(eq(sz, gaps.counters.hidden, 1));
    for (size_t i = 0; i < gaps.counters.count; i++)
        cr_expect(eq(str, (char *)gaps.counters.items[i].place.counter, "U-1"));
    cr_expect(eq(i64, gaps.counters.items[0].lost, all.counters.items[0].lost));
}

Test(survey_gap, tells_nothing_where_the_whole_is_hidden)
{
    struct sv_gap_answers answers = answers_of(SV_INDEX_POOLED, true);
    struct sv_survey_gaps gaps = { 0 };

    answers.whole = NULL;
    answers.units = answers.counters = (struct sv_gap_places){ NULL, 0, 2 };
    sv_survey_gaps_add(arena, &gaps, &linear, 0, &answers);
    cr_expect(eq(sz, gaps.units.count + gaps.counters.count, 0));
    cr_expect(eq(sz, gaps.units.hidden, 2));
}

/* The answers to a1 are 8 x 1, 1 x 2, 1 x 3, 7 x 4 and 3 x 5: 20 of them. */
static const struct sv_rule_option weights[] = { { .code = "1", .percent = 0 },
                                                 { .code = "2", .percent = 20 * SV_POINT },
                                                 { .code = "3", .percent = 20 * SV_POINT },
                                                 { .code = "4", .percent = 60 * SV_POINT },
                                                 { .code = "5", .percent = 100 * SV_POINT } };
static const struct sv_criterion by_options = {
    .code = "8",
    .max_points = 10 * SV_POINT,
    .leaf = true,
    .rule = { .kind = SV_RULE_SURVEY_OPTIONS, .options = weights, .option_count = 5, .item = "a1" }
};

Test(survey_gap, of_options_is_what_their_weights_leave)
{
    const struct sv_survey_gaps gaps = gaps_of(&by_options, SV_INDEX_POOLED, true);
    const struct sv_survey_gap *first = &gaps.counters.items[0];
    const struct sv_survey_gap *second = &gaps.counters.items[1];

    /* 1 x 20 % + 1 x 20 % + 7 x 60 % + 3 x 100 % = 7.6 of 20: 3.8 of 10 points. */
    cr_expect(eq(i64, sum(&gaps.units), 6200000));
    cr_expect(eq(i64, sum(&gaps.counters), 6200000));
    cr_assert(eq(sz, gaps.counters.count, 4));
    cr_expect(eq(str, (char *)first->option, "1"));
    cr_expect(eq(str, (char *)first->place.counter, "U-1"));
    cr_expect(eq(i64, first->answers, 8));
    cr_expect(eq(i64, first->valid, 15));
    cr_expect(eq(i64, first->lost, 4000000)); /* 8 / 20 x 10 */
    cr_expect(epsilon_eq(dbl, first->points_per_answer, 0.5, 1e-12));
    cr_expect(eq(str, (char *)second->option, "4"));
    cr_expect(eq(i64, second->lost, 1400000)); /* 7 / 20 x 10 x 40 % */
    cr_expect(epsilon_eq(dbl, second->points_per_answer, 0.2, 1e-12));
    const struct sv_survey_gaps less = gaps_of(&by_options, SV_INDEX_POOLED, false);

    cr_expect(eq(i64, sum(&less.counters), 5400000));
}

/* Where no option is worth all, nobody can do better than choose the best. */
Test(survey_gap, of_options_leaves_the_best_one_out)
{
    struct sv_rule_option less[5];
    struct sv_criterion criterion = by_options;

    memcpy(less, weights, sizeof(less));
    less[4].percent = 80 * SV_POINT;
    criterion.rule.options = less;
    const struct sv_survey_gaps gaps = gaps_of(&criterion, SV_INDEX_POOLED, true);

    cr_expect(eq(sz, gaps.counters.count, 4));
    for (size_t i = 0; i < gaps.counters.count; i++)
        cr_expect(gt(dbl, gaps.counters.items[i].points_per_answer, 0));
}

static const struct sv_rule_step steps[] = { { 90 * SV_POINT, 10 * SV_POINT },
                                             { 80 * SV_POINT, 8 * SV_POINT },
                                             { 60 * SV_POINT, 5 * SV_POINT } };
static const struct sv_criterion by_steps = {
    .code = "9",
    .max_points = 10 * SV_POINT,
    .leaf = true,
    .rule = { .kind = SV_RULE_SURVEY_STEPS, .steps = steps, .step_count = 3 }
};

Test(survey_gap, of_steps_is_told_in_answers_that_are_missing)
{
    const struct sv_survey_gaps gaps = gaps_of(&by_steps, SV_INDEX_POOLED, true);

    /* 35 of 50 are satisfied, 40 are needed. */
    cr_assert(eq(sz, gaps.step_count, 1));
    cr_expect(epsilon_eq(dbl, gaps.steps[0].share, 0.7, 1e-12));
    cr_expect(eq(i64, gaps.steps[0].at_least, 80 * SV_POINT));
    cr_expect(eq(i64, gaps.steps[0].points, 8 * SV_POINT));
    cr_expect(eq(i64, gaps.steps[0].more, 3 * SV_POINT));
    cr_expect(eq(i64, gaps.steps[0].answers, 5));
    cr_expect(eq(i64, gaps.counters.items[0].answers, 8));
    cr_expect(not(gaps.counters.items[0].in_points));
    cr_expect(epsilon_eq(dbl, gaps.counters.items[0].share_per_answer, 0.02, 1e-12));
    cr_expect(eq(i64, sum(&gaps.counters), 0));
}

/* A: 30 of 40, B: 5 of 10, so 62.5 % in the mean. One of B lifts it by 5 points, one of A by 1.25:
 * three of B and a fourth reach 82.5 %, three 77.5 %. */
Test(survey_gap, to_a_step_takes_the_answers_that_weigh_most)
{
    const struct sv_survey_gaps gaps = gaps_of(&by_steps, SV_INDEX_MEAN_FACTORS, true);

    cr_assert(eq(sz, gaps.step_count, 1));
    cr_expect(epsilon_eq(dbl, gaps.steps[0].share, 0.625, 1e-12));
    cr_expect(eq(i64, gaps.steps[0].answers, 4));
}

/* Released, with weights, at 59 %; the answers of today are at 70 % without. */
Test(survey_gap, of_steps_is_told_above_the_points_of_the_scorecard)
{
    const struct sv_survey_gaps gaps = gaps_above(&by_steps, SV_INDEX_POOLED, true, 0);

    cr_assert(eq(sz, gaps.step_count, 1));
    cr_expect(epsilon_eq(dbl, gaps.steps[0].share, 0.7, 1e-12));
    cr_expect(eq(i64, gaps.steps[0].at_least, 60 * SV_POINT));
    cr_expect(eq(i64, gaps.steps[0].points, 5 * SV_POINT));
    cr_expect(eq(i64, gaps.steps[0].more, 5 * SV_POINT));
    cr_expect(eq(i64, gaps.steps[0].answers, 0));
}

Test(survey_gap, has_no_step_above_the_highest)
{
    struct sv_criterion low = by_steps;

    low.rule.steps = &steps[2];
    low.rule.step_count = 1;
    cr_expect(eq(sz, gaps_of(&low, SV_INDEX_POOLED, true).step_count, 0));
}
