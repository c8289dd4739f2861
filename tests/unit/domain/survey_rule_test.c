/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/survey_rule.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct sv_criterion linear = {
    .code = "7", .max_points = 38 * SV_POINT, .leaf = true, .rule.kind = SV_RULE_SURVEY_LINEAR
};

/* At least 90 %: 10 points, 80 %: 8.5, 60 %: 5. */
static const struct sv_rule_step items[] = { { 90 * SV_POINT, 10 * SV_POINT },
                                             { 80 * SV_POINT, 17 * SV_POINT / 2 },
                                             { 60 * SV_POINT, 5 * SV_POINT } };
static const struct sv_criterion steps = {
    .code = "8",
    .max_points = 10 * SV_POINT,
    .leaf = true,
    .rule = { .kind = SV_RULE_SURVEY_STEPS, .steps = items, .step_count = COUNT(items) }
};

/* Yen Bai: A 100 %, B 60 %, C 20 %, D nothing. */
static const struct sv_rule_option weights[] = { { .code = "A", .percent = 100 * SV_POINT },
                                                 { .code = "B", .percent = 60 * SV_POINT },
                                                 { .code = "C", .percent = 20 * SV_POINT },
                                                 { .code = "D", .percent = 0 } };
static const struct sv_criterion options = {
    .code = "9",
    .max_points = 5 * SV_POINT,
    .leaf = true,
    .rule = { .kind = SV_RULE_SURVEY_OPTIONS, .options = weights, .option_count = COUNT(weights) }
};

static struct sv_survey_points answers(int64_t satisfied, int64_t valid)
{
    double share = valid == 0 ? 0 : (double)satisfied / (double)valid;

    return (struct sv_survey_points){ .release.index = { .satisfied = satisfied,
                                                         .valid = valid,
                                                         .respondents = valid,
                                                         .known = valid > 0,
                                                         .value = share,
                                                         .interval =
                                                             sv_wilson(share, (double)valid) } };
}

static double points_of(const struct sv_criterion *criterion, int64_t satisfied, int64_t valid)
{
    const struct sv_survey_points survey = answers(satisfied, valid);

    return sv_survey_estimate(criterion, &survey).points;
}

Test(survey_rule, takes_the_share_of_the_maximum)
{
    cr_expect(epsilon_eq(dbl, points_of(&linear, 75, 100), 28.5, 1e-12));
    cr_expect(epsilon_eq(dbl, points_of(&linear, 0, 100), 0, 0));
    cr_expect(epsilon_eq(dbl, points_of(&linear, 100, 100), 38, 0));
}

Test(survey_rule, takes_the_highest_step_that_the_counts_reach)
{
    cr_expect(epsilon_eq(dbl, points_of(&steps, 9, 10), 10, 0), "exactly 90 %");
    cr_expect(epsilon_eq(dbl, points_of(&steps, 899, 1000), 8.5, 0));
    cr_expect(epsilon_eq(dbl, points_of(&steps, 4, 5), 8.5, 0));
    cr_expect(epsilon_eq(dbl, points_of(&steps, 799999, 1000000), 5, 0));
    cr_expect(epsilon_eq(dbl, points_of(&steps, 3, 5), 5, 0));
    cr_expect(epsilon_eq(dbl, points_of(&steps, 59, 100), 0, 0), "below the last step");
    cr_expect(epsilon_eq(
        dbl, points_of(&steps, INT64_C(9007199254740990), INT64_C(9007199254740991)), 10, 0));
}

/* 29 / 100 x 100 is 28.999999999999996 as a double. */
Test(survey_rule, never_misses_a_threshold_that_counts_reach_exactly)
{
    for (int64_t valid = 1; valid <= 1000; valid++) {
        for (int64_t percent = 1; percent <= 100; percent++) {
            const struct sv_rule_step step = { percent * SV_POINT, 10 * SV_POINT };
            struct sv_criterion one = steps;
            int64_t satisfied = (percent * valid + 99) / 100; /* the least that reaches it */

            one.rule.steps = &step;
            one.rule.step_count = 1;
            cr_assert(epsilon_eq(dbl, points_of(&one, satisfied, valid), 10, 0));
            cr_assert(epsilon_eq(dbl, points_of(&one, satisfied - 1, valid), 0, 0));
        }
    }
}

Test(survey_rule, takes_a_weighted_share_as_it_is)
{
    struct sv_survey_points survey = answers(90, 100);

    survey.release.index.value =
        0.9 - 1e-16 - 1e-14; /* weights that cancel but for the last digit */
    cr_expect(epsilon_eq(dbl, sv_survey_estimate(&steps, &survey).points, 10, 0));
    survey.release.index.value = 0.89;
    cr_expect(epsilon_eq(dbl, sv_survey_estimate(&steps, &survey).points, 8.5, 0));
}

Test(survey_rule, is_certain_of_a_step_if_both_ends_of_the_interval_stand_on_it)
{
    struct sv_survey_points survey = answers(85, 100);
    struct sv_points_estimate points = sv_survey_estimate(&steps, &survey);

    cr_expect(not(points.step_certain));
    cr_expect(epsilon_eq(dbl, points.interval.low, 5, 0));
    cr_expect(epsilon_eq(dbl, points.interval.high, 10, 0));
    survey = answers(8500, 10000);
    points = sv_survey_estimate(&steps, &survey);
    cr_expect(points.step_certain);
    cr_expect(epsilon_eq(dbl, points.interval.low, 8.5, 0));
}

Test(survey_rule, without_an_interval_is_certain_of_no_step)
{
    struct sv_survey_points survey = answers(85, 100);

    survey.release.index.interval = (struct sv_interval){ 0 };

    struct sv_points_estimate points = sv_survey_estimate(&steps, &survey);

    cr_expect(points.known);
    cr_expect(not(points.interval.known));
    cr_expect(not(points.step_certain));
}

static struct sv_survey_points counted(const int64_t *counts)
{
    static struct sv_option_count places[5];
    static const char *const codes[] = { "A", "B", "C", "D", "E" };

    for (size_t i = 0; i < COUNT(places); i++)
        places[i] = (struct sv_option_count){ codes[i], counts[i] };
    return (struct sv_survey_points){ .options = places, .option_count = COUNT(places) };
}

/* (10 x 100 + 5 x 60 + 3 x 20 + 2 x 0) / 20 = 68 %; the free option E is no part of it. */
Test(survey_rule, weighs_the_options_and_leaves_out_those_without_a_weight)
{
    const struct sv_survey_points survey = counted((const int64_t[]){ 10, 5, 3, 2, 7 });
    struct sv_points_estimate points = sv_survey_estimate(&options, &survey);
    struct sv_survey_level level = sv_survey_level_of(&options, &survey);

    cr_expect(epsilon_eq(dbl, points.points, 3.4, 1e-12));
    cr_expect(eq(i64, level.respondents, 20));
    cr_expect(lt(dbl, points.interval.low, 3.4));
    cr_expect(lt(dbl, 3.4, points.interval.high));
    cr_expect(lt(dbl, 20, level.size), "weights in between vary less than yes and no");
}

/* Mean of the squares: (10 x 1 + 5 x 0.36 + 3 x 0.04) / 20 = 0.596; variance 0.596 - 0.68^2. */
Test(survey_rule, has_as_many_answers_as_a_share_of_the_same_variance_would_need)
{
    const struct sv_survey_points survey = counted((const int64_t[]){ 10, 5, 3, 2, 0 });
    struct sv_survey_level level = sv_survey_level_of(&options, &survey);
    struct sv_interval wilson = sv_wilson(0.68, 20 * 0.68 * 0.32 / (0.596 - 0.68 * 0.68));

    cr_expect(epsilon_eq(dbl, level.interval.low, wilson.low, 1e-12));
    cr_expect(epsilon_eq(dbl, level.interval.high, wilson.high, 1e-12));
}

Test(survey_rule, claims_no_certainty_where_all_chose_one_option)
{
    struct sv_survey_points survey = counted((const int64_t[]){ 0, 20, 0, 0, 0 });
    struct sv_survey_level level = sv_survey_level_of(&options, &survey);

    cr_expect(epsilon_eq(dbl, level.value, 0.6, 1e-12));
    cr_expect(epsilon_eq(dbl, level.size, 20, 0));
    cr_expect(lt(dbl, level.interval.low, level.interval.high));
    survey = counted((const int64_t[]){ 20, 0, 0, 0, 0 });
    level = sv_survey_level_of(&options, &survey);
    cr_expect(epsilon_eq(dbl, level.value, 1, 0));
    cr_expect(epsilon_eq(dbl, level.interval.low, sv_wilson(1, 20).low, 1e-12));
}

Test(survey_rule, knows_nothing_without_answers)
{
    const struct sv_survey_points nobody = counted((const int64_t[]){ 0, 0, 0, 0, 9 });
    const struct sv_survey_points none = { .options = NULL }, empty = answers(0, 0);

    cr_expect(not(sv_survey_estimate(&options, &nobody).known));
    cr_expect(not(sv_survey_estimate(&options, &none).known));
    cr_expect(not(sv_survey_estimate(&steps, &empty).known));
    cr_expect(not(sv_survey_estimate(&linear, &empty).known));
}

/* n = z2 low (1 - low) / (share - low)2: what Wilson's interval was made with. */
Test(survey_rule, finds_the_size_that_an_interval_was_made_with)
{
    for (int percent = 0; percent <= 100; percent++) {
        struct sv_survey_points survey = answers(percent, 100);

        survey.release.index.interval = sv_wilson(percent / 100.0, 43.5);
        cr_expect(epsilon_eq(dbl, sv_survey_level_of(&linear, &survey).size, 43.5, 1e-9), "%d %%",
                  percent);
    }

    struct sv_survey_points survey = answers(50, 100);

    survey.release.index.interval = (struct sv_interval){ 0 };
    cr_expect(epsilon_eq(dbl, sv_survey_level_of(&linear, &survey).size, 100, 0));
    survey.release.index.interval = (struct sv_interval){ true, 0.5, 0.5 };
    cr_expect(epsilon_eq(dbl, sv_survey_level_of(&linear, &survey).size, 100, 0));
    survey.release.index.interval = (struct sv_interval){ true, 0, 1 };
    cr_expect(epsilon_eq(dbl, sv_survey_level_of(&linear, &survey).size, 100, 0));
}

Test(survey_rule, never_gives_less_for_more_nor_more_than_the_maximum)
{
    const struct sv_criterion *const criteria[] = { &linear, &steps, &options };

    for (size_t i = 0; i < COUNT(criteria); i++) {
        double before = 0;

        for (int level = 0; level <= 1000; level++) {
            double points = sv_survey_points_of_level(criteria[i], level / 1000.0);

            cr_assert(ge(dbl, points, before));
            cr_assert(le(dbl, points, sv_double_of_points(criteria[i]->max_points)));
            before = points;
        }
    }
}
