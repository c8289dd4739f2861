/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/telling.h"

#include <criterion/criterion.h>

static const struct sv_telling controlled = { .controlled = true }, open = { .controlled = false };

Test(telling, shares_of_fewer_than_a_hundred_are_whole_percents)
{
    cr_assert_eq(sv_told(0.12345, sv_telling_precision(&controlled, 99)), 0.12);
    cr_assert_eq(sv_told(0.12345, sv_telling_precision(&controlled, 100)), 0.123);
    cr_assert_eq(sv_told(0.12345, sv_telling_precision(&open, 5)), 0.12345);
    cr_assert_eq(sv_told(-0.0625, SV_COARSE), -0.06);
}

Test(telling, small_p_values_do_not_become_nought)
{
    cr_assert_eq(sv_told_p(&controlled, (struct sv_figure){ true, 1e-9 }).value, 0.0001);
    cr_assert_eq(sv_told_p(&controlled, (struct sv_figure){ true, 0.04567 }).value, 0.0457);
    cr_assert_eq(sv_told_p(&open, (struct sv_figure){ true, 1e-9 }).value, 1e-9);
    cr_assert_not(sv_told_p(&controlled, SV_NO_FIGURE).known);
}

Test(telling, an_effective_size_is_a_whole_number_of_people)
{
    cr_assert_eq(sv_told_size(&controlled, (struct sv_figure){ true, 41.9 }).value, 41);
    cr_assert_eq(sv_told_size(&open, (struct sv_figure){ true, 41.9 }).value, 41.9);
}

static const struct sv_estimate sound = {
    .respondents = 30,
    .known = true,
    .value = 0.5,
    .df = 8,
    .n_star = { true, 30 },
    .interval = { true, 0.4, 0.65 },
};

static size_t reasons_of(const struct sv_estimate *estimate)
{
    size_t count = 0;

    for (int i = 0; i < SV_UNRELIABLE_COUNT; i++)
        count += sv_is_unreliable(estimate, (enum sv_unreliable)i);
    return count;
}

Test(telling, each_bound_makes_an_estimate_unreliable_by_itself)
{
    struct sv_estimate few = sound, effective = sound, clusters = sound, wide = sound;

    few.respondents = 29;
    effective.n_star.value = 29.9;
    clusters.df = 7;
    wide.interval.high = 0.75;
    cr_assert_eq(reasons_of(&sound), 0);
    cr_assert(sv_is_unreliable(&few, SV_FEW_ANSWERS) && reasons_of(&few) == 1);
    cr_assert(sv_is_unreliable(&effective, SV_FEW_EFFECTIVE) && reasons_of(&effective) == 1);
    cr_assert(sv_is_unreliable(&clusters, SV_FEW_CLUSTERS) && reasons_of(&clusters) == 1);
    cr_assert(sv_is_unreliable(&wide, SV_WIDE) && reasons_of(&wide) == 1);
}

Test(telling, an_estimate_without_an_interval_is_unreliable)
{
    struct sv_estimate without = sound;

    without.interval.known = false;
    without.n_star = SV_NO_FIGURE; /* unknown is no reason of its own */
    cr_assert(sv_is_unreliable(&without, SV_WIDE) && reasons_of(&without) == 1);
}
