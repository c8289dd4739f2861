/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/survey_rule.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Section 2.2: Yên Bái's defaults. */
static const struct sv_rule_option yen_bai[] = {
    { "A", { "Rất tốt", "Very good" }, 100 * SV_POINT },
    { "B", { "Tốt", "Good" }, 60 * SV_POINT },
    { "C", { "Trung bình", "Fair" }, 20 * SV_POINT },
    { "D", { "Kém", "Poor" }, 0 },
};
static const struct sv_rule_step rungs[] = {
    { 90 * SV_POINT, 10 * SV_POINT },
    { 80 * SV_POINT, 8500000 },
    { 50 * SV_POINT, 4 * SV_POINT },
};

static struct sv_criterion leaf_of(enum sv_rule_kind kind, sv_points max_points)
{
    return (struct sv_criterion){ .code = "1",
                                  .leaf = true,
                                  .max_points = max_points,
                                  .rule = { .kind = kind,
                                            .item = "q1",
                                            .options = yen_bai,
                                            .option_count = COUNT(yen_bai),
                                            .steps = rungs,
                                            .step_count = COUNT(rungs) } };
}

/* Unweighted answers; the interval is Wilson's. */
static struct sv_survey_points answers(int64_t satisfied, int64_t valid)
{
    double share = valid == 0 ? 0 : (double)satisfied / (double)valid;

    return (struct sv_survey_points){
        .release = { .shown = true,
                     .index = { .satisfied = satisfied,
                                .valid = valid,
                                .respondents = valid,
                                .known = valid > 0,
                                .value = share,
                                .interval = sv_wilson(share, (double)valid) } }
    };
}

static struct sv_survey_points chosen(const struct sv_option_count *counts, size_t count)
{
    return (struct sv_survey_points){ .release = { .shown = true },
                                      .options = counts,
                                      .option_count = count };
}

static void expect_near(double actual, double wanted)
{
    cr_expect(fabs(actual - wanted) < 1e-9, "%.12f, not %.12f", actual, wanted);
}

static struct sv_points_estimate points_of(const struct sv_criterion *leaf,
                                           const struct sv_option_count *counts, size_t count)
{
    const struct sv_survey_points told = chosen(counts, count);

    return sv_survey_estimate(leaf, &told);
}

/* Section 2.2, 1: SIPAS of 85.48 % of 10 points. */
Test(survey_points, linear_is_share_times_maximum)
{
    const struct sv_criterion leaf = leaf_of(SV_RULE_SURVEY_LINEAR, 10 * SV_POINT);
    const struct sv_survey_points told = answers(8548, 10000);
    struct sv_points_estimate estimate = sv_survey_estimate(&leaf, &told);

    cr_assert(estimate.known);
    expect_near(estimate.points, 8.548);
    cr_expect(estimate.interval.low < 8.548 && estimate.interval.high > 8.548);
}

/* 30 A, 15 B, 4 C, 1 D: (30 + 15 x 0.6 + 4 x 0.2) / 50 = 0.796. */
Test(survey_points, options_are_the_mean_of_their_weights)
{
    const struct sv_option_count counts[] = { { "A", 30 }, { "B", 15 }, { "C", 4 }, { "D", 1 } };
    const struct sv_criterion leaf = leaf_of(SV_RULE_SURVEY_OPTIONS, 5 * SV_POINT);
    const struct sv_survey_points told = chosen(counts, COUNT(counts));
    struct sv_points_estimate estimate = sv_survey_estimate(&leaf, &told);

    cr_assert(estimate.known);
    expect_near(estimate.points, 3.98);
}

Test(survey_points, options_that_the_rule_does_not_have_leave_the_denominator)
{
    const struct sv_option_count counts[] = { { "A", 3 }, { "E", 90 }, { "NA", 7 }, { "B", 1 } };
    const struct sv_criterion leaf = leaf_of(SV_RULE_SURVEY_OPTIONS, 10 * SV_POINT);

    expect_near(points_of(&leaf, counts, COUNT(counts)).points, 9);
    cr_expect(not(points_of(&leaf, counts + 1, 2).known));
}

/* Nobody varied, but a fourth may: the interval has a width. */
Test(survey_points, options_that_are_all_the_same_still_have_an_interval)
{
    const struct sv_option_count all = { "A", 3 };
    const struct sv_criterion leaf = leaf_of(SV_RULE_SURVEY_OPTIONS, 10 * SV_POINT);
    struct sv_points_estimate estimate = points_of(&leaf, &all, 1);

    expect_near(estimate.points, 10);
    expect_near(estimate.interval.high, 10);
    expect_near(estimate.interval.low, 10 * sv_wilson(1, 3).low);
}

Test(survey_points, steps_are_compared_by_integers)
{
    static const struct {
        int64_t satisfied, valid;
        double points;
    } cases[] = { { 9, 10, 10 },    { 899999, 1000000, 8.5 },
                  { 90, 100, 10 },  { 8, 10, 8.5 },
                  { 79, 100, 4 },   { 1, 2, 4 },
                  { 499, 1000, 0 }, { 0, 3, 0 },
                  { 63, 70, 10 },   { 62999999, 70000000, 8.5 } };
    const struct sv_criterion leaf = leaf_of(SV_RULE_SURVEY_STEPS, 10 * SV_POINT);

    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct sv_survey_points told = answers(cases[i].satisfied, cases[i].valid);

        expect_near(sv_survey_estimate(&leaf, &told).points, cases[i].points);
    }
}

/* A weighted share is no quotient of the counts, and a rounding error below a step is none. */
Test(survey_points, steps_of_a_weighted_share_stand_by_the_share)
{
    const struct sv_criterion leaf = leaf_of(SV_RULE_SURVEY_STEPS, 10 * SV_POINT);
    struct sv_survey_points told = answers(1, 2);

    told.release.index.value = 0.9 - 1e-15;
    expect_near(sv_survey_estimate(&leaf, &told).points, 10);
    told.release.index.value = 0.9 - 1e-9;
    expect_near(sv_survey_estimate(&leaf, &told).points, 8.5);
}

Test(survey_points, steps_are_certain_if_both_ends_of_the_interval_stand_on_one)
{
    const struct sv_criterion leaf = leaf_of(SV_RULE_SURVEY_STEPS, 10 * SV_POINT);
    const struct sv_survey_points few = answers(17, 20), many = answers(8500, 10000);
    struct sv_points_estimate doubtful = sv_survey_estimate(&leaf, &few);
    struct sv_points_estimate certain = sv_survey_estimate(&leaf, &many);

    cr_expect(not(doubtful.step_certain));
    expect_near(doubtful.interval.low, 4);
    expect_near(doubtful.interval.high, 10);
    cr_expect(certain.step_certain);
    expect_near(certain.interval.low, 8.5);
}

Test(survey_points, are_not_known_of_nobody)
{
    for (enum sv_rule_kind kind = SV_RULE_SURVEY_LINEAR; kind < SV_RULE_COUNT; kind++) {
        const struct sv_criterion leaf = leaf_of(kind, 10 * SV_POINT);
        const struct sv_survey_points nobody = answers(0, 0);

        cr_expect(not(sv_survey_estimate(&leaf, &nobody).known), "%d", (int)kind);
    }
}

static uint64_t state = 4;

static int64_t chance(int64_t below)
{
    uint64_t z = state += UINT64_C(0x9E3779B97F4A7C15);

    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (int64_t)((z ^ (z >> 31)) % (uint64_t)below);
}

static sv_points points(const struct sv_criterion *leaf, const struct sv_survey_points *told)
{
    struct sv_points_estimate estimate = sv_survey_estimate(leaf, told);
    double max_points = sv_double_of_points(leaf->max_points);

    cr_assert(estimate.known);
    cr_assert(estimate.points >= 0 && estimate.points <= max_points);
    if (estimate.interval.known)
        cr_assert(estimate.interval.low >= 0 && estimate.interval.low <= estimate.points &&
                      estimate.interval.high <= max_points &&
                      estimate.interval.high >= estimate.points,
                  "%.17g <= %.17g <= %.17g", estimate.interval.low, estimate.points,
                  estimate.interval.high);
    return sv_points_of_double(estimate.points);
}

/* One more satisfied answer, and one turned into a satisfied one. */
Test(survey_points, more_top_answers_never_lower_a_share)
{
    for (int i = 0; i < 30000; i++) {
        const struct sv_criterion linear =
            leaf_of(SV_RULE_SURVEY_LINEAR, 1 + chance(40 * SV_POINT));
        const struct sv_criterion stepped = leaf_of(SV_RULE_SURVEY_STEPS, 10 * SV_POINT);
        const struct sv_criterion *leaf = chance(2) == 0 ? &linear : &stepped;
        int64_t valid = 1 + chance(chance(2) == 0 ? 30 : 2000000);
        int64_t satisfied = chance(valid);
        const struct sv_survey_points told = answers(satisfied, valid);
        const struct sv_survey_points turned = answers(satisfied + 1, valid);
        const struct sv_survey_points further = answers(satisfied + 1, valid + 1);

        cr_assert(points(leaf, &told) <= points(leaf, &turned));
        cr_assert(points(leaf, &told) <= points(leaf, &further));
    }
}

Test(survey_points, more_top_answers_never_lower_a_mean_of_options)
{
    for (int i = 0; i < 30000; i++) {
        const struct sv_criterion leaf = leaf_of(SV_RULE_SURVEY_OPTIONS, 1 + chance(40 * SV_POINT));
        int64_t most = chance(2) == 0 ? 4 : 1000000;
        struct sv_option_count counts[] = {
            { "A", chance(most) }, { "B", chance(most) }, { "C", chance(most) }, { "D", 1 }
        };
        const struct sv_survey_points told = chosen(counts, COUNT(counts));
        sv_points before = points(&leaf, &told);

        counts[0].count++;
        cr_assert(before <= points(&leaf, &told));
        counts[3].count--;
        cr_assert(before <= points(&leaf, &told));
    }
}
