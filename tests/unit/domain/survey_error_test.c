/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/special.h"
#include "domain/survey_error.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

static const struct sv_criterion linear = {
    .code = "7", .max_points = 38 * SV_POINT, .leaf = true, .rule.kind = SV_RULE_SURVEY_LINEAR
};
static const struct sv_rule_step items[] = { { 90 * SV_POINT, 10 * SV_POINT },
                                             { 60 * SV_POINT, 5 * SV_POINT } };
static const struct sv_criterion steps = {
    .code = "8",
    .max_points = 10 * SV_POINT,
    .leaf = true,
    .rule = { .kind = SV_RULE_SURVEY_STEPS, .steps = items, .step_count = 2 }
};
static const struct sv_rule_option weights[] = { { .code = "B", .percent = 60 * SV_POINT },
                                                 { .code = "A", .percent = 80 * SV_POINT },
                                                 { .code = "C", .percent = 20 * SV_POINT } };
static const struct sv_criterion options = {
    .code = "9",
    .max_points = 5 * SV_POINT,
    .leaf = true,
    .rule = { .kind = SV_RULE_SURVEY_OPTIONS, .options = weights, .option_count = 3 }
};

/* deff 1: one answer a respondent. */
static struct sv_survey_level level_of(double value, int64_t respondents)
{
    return (struct sv_survey_level){ .known = true,
                                     .value = value,
                                     .interval = sv_wilson(value, (double)respondents),
                                     .size = (double)respondents,
                                     .respondents = respondents };
}

static sv_points drawn(const struct sv_criterion *criterion, const struct sv_survey_level *level,
                       double z)
{
    struct sv_spread spread;

    sv_spread_of(criterion, level, &spread);
    return sv_spread_points(&spread, z);
}

Test(survey_error, has_the_share_in_the_middle_and_nearly_its_interval_at_two_deviations)
{
    const struct sv_survey_level level = level_of(0.75, 400);
    double low = sv_double_of_points(drawn(&linear, &level, -SV_Z_95));
    double high = sv_double_of_points(drawn(&linear, &level, SV_Z_95));

    cr_expect(eq(i64, drawn(&linear, &level, 0), 28500000));
    cr_expect(epsilon_eq(dbl, low, 38 * level.interval.low, 0.05));
    cr_expect(epsilon_eq(dbl, high, 38 * level.interval.high, 0.05));
}

/* Quantiles of the beta distribution with x + 1/2 and n - x + 1/2. */
Test(survey_error, of_a_perfect_share_is_the_beta_distribution)
{
    const struct sv_survey_level all = level_of(1, 50), none = level_of(0, 50);
    const double z[] = { -3.1, -1.96, -0.525, 0, 0.31, 1.5, 2.7 };

    for (size_t i = 0; i < sizeof(z) / sizeof(z[0]); i++) {
        double tail = sv_normal_two_sided_p(z[i]) / 2, p = z[i] < 0 ? tail : 1 - tail;
        double expected = 38 * sv_beta_quantile(p, 50.5, 0.5);

        cr_expect(epsilon_eq(dbl, sv_double_of_points(drawn(&linear, &all, z[i])), expected, 1e-3));
        expected = 38 * sv_beta_quantile(p, 0.5, 50.5);
        cr_expect(
            epsilon_eq(dbl, sv_double_of_points(drawn(&linear, &none, z[i])), expected, 1e-3));
    }
    cr_expect(lt(i64, drawn(&linear, &all, 9), 38 * SV_POINT + 1));
    cr_expect(ge(i64, drawn(&linear, &none, -9), 0));
}

Test(survey_error, without_an_interval_is_a_beta_distribution_too)
{
    struct sv_survey_level level = level_of(0.5, 20);

    level.interval = (struct sv_interval){ 0 };
    cr_expect(eq(i64, drawn(&linear, &level, 0), 19 * SV_POINT), "its middle");
    cr_expect(epsilon_eq(dbl, sv_double_of_points(drawn(&linear, &level, 1)),
                         38 * sv_beta_quantile(1 - sv_normal_two_sided_p(1) / 2, 10.5, 10.5),
                         1e-3));
    level.interval = (struct sv_interval){ true, 0, 0.7 };
    cr_expect(eq(i64, drawn(&linear, &level, 0), 19 * SV_POINT));
    level.interval = (struct sv_interval){ true, 0.3, 1 };
    cr_expect(eq(i64, drawn(&linear, &level, 0), 19 * SV_POINT));
}

Test(survey_error, of_an_interval_without_width_is_always_the_share)
{
    struct sv_survey_level level = level_of(0.5, 20);

    level.interval = (struct sv_interval){ true, 0.5, 0.5 };
    cr_expect(eq(i64, drawn(&linear, &level, -4), 19 * SV_POINT));
    cr_expect(eq(i64, drawn(&linear, &level, 4), 19 * SV_POINT));
}

Test(survey_error, never_gives_less_for_a_greater_number_nor_for_more_satisfied_answers)
{
    const struct sv_criterion *const criteria[] = { &linear, &steps, &options };

    for (size_t i = 0; i < 3; i++) {
        for (int satisfied = 0; satisfied <= 40; satisfied++) {
            const struct sv_survey_level level = level_of(satisfied / 40.0, 40);
            struct sv_spread spread;
            sv_points before = 0;

            sv_spread_of(criteria[i], &level, &spread);
            for (double z = -6; z <= 6; z += 0.01) {
                sv_points points = sv_spread_points(&spread, z);

                cr_assert(ge(i64, points, before));
                cr_assert(le(i64, points, criteria[i]->max_points));
                before = points;
            }
        }
    }
}

Test(survey_error, passes_the_draws_through_the_steps)
{
    const struct sv_survey_level level = level_of(0.89, 100);

    cr_expect(eq(i64, drawn(&steps, &level, 0), 5 * SV_POINT));
    cr_expect(eq(i64, drawn(&steps, &level, 1), 10 * SV_POINT));
}

static int64_t needed(double share, int64_t respondents)
{
    const struct sv_survey_level level = level_of(share, respondents);
    int64_t count = -1;

    cr_assert(sv_answers_needed(&linear, &level, &count));
    return count;
}

Test(survey_error, finds_the_smallest_sample_with_an_interval_of_one_point_to_either_side)
{
    const double shares[] = { 0, 0.04, 0.5, 0.75, 0.93, 1 };

    for (size_t i = 0; i < sizeof(shares) / sizeof(shares[0]); i++) {
        int64_t n = 10 + needed(shares[i], 10);
        struct sv_interval enough = sv_wilson(shares[i], (double)n);
        struct sv_interval fewer = sv_wilson(shares[i], (double)(n - 1));

        cr_expect(le(dbl, 19 * (enough.high - enough.low), 1));
        cr_expect(lt(dbl, 1, 19 * (fewer.high - fewer.low)));
    }
    cr_expect(eq(i64, needed(0.75, 5000), 0));
}

/* Half the effective size, twice the people. */
Test(survey_error, asks_for_more_people_where_they_were_not_chosen_one_by_one)
{
    struct sv_survey_level level = level_of(0.75, 100);
    int64_t plain = 0, clustered = 0;

    cr_assert(sv_answers_needed(&linear, &level, &plain));
    level.size = 50;
    cr_assert(sv_answers_needed(&linear, &level, &clustered));
    cr_expect(le(i64, llabs(clustered + 100 - 2 * (plain + 100)), 1));
}

Test(survey_error, asks_for_no_answers_where_points_go_by_steps)
{
    const struct sv_survey_level level = level_of(0.75, 100);
    int64_t count = 0;

    cr_expect(not(sv_answers_needed(&steps, &level, &count)));
}

Test(survey_error, adds_false_answers_to_those_there_are)
{
    const struct sv_survey_level level = level_of(0.5, 10), weighed = level_of(0.4, 10);

    cr_expect(eq(i64, sv_points_with_false(&linear, &level, 0), 19 * SV_POINT));
    cr_expect(eq(i64, sv_points_with_false(&linear, &level, 10), 38 * SV_POINT * 3 / 4));
    cr_expect(eq(i64, sv_points_with_false(&steps, &level, 3), 5 * SV_POINT), "8 of 13");
    /* The best option weighs 80 %. */
    cr_expect(eq(i64, sv_points_with_false(&options, &weighed, 10), 3 * SV_POINT));
}
