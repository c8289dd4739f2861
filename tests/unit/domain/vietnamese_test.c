/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/vietnamese.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static struct sv_arena *arena;

static void make(void)
{
    arena = sv_arena_new();
}

static void drop(void)
{
    sv_arena_free(arena);
}

TestSuite(vietnamese, .init = make, .fini = drop);

static void expect(const char *actual, const char *wanted)
{
    cr_expect_str_eq(actual, wanted);
}

Test(vietnamese, counts_have_dots_at_the_thousands)
{
    expect(sv_vi_count(arena, 0), "0");
    expect(sv_vi_count(arena, 999), "999");
    expect(sv_vi_count(arena, 36525), "36.525");
    expect(sv_vi_count(arena, 1234567), "1.234.567");
    expect(sv_vi_count(arena, -1000), "−1.000");
}

Test(vietnamese, decimals_have_a_comma_and_are_rounded_half_up)
{
    expect(sv_vi_decimal(arena, 31.1972435, 2), "31,20");
    expect(sv_vi_decimal(arena, 1234.5, 0), "1.235");
    expect(sv_vi_decimal(arena, 0.05, 1), "0,1");
    expect(sv_vi_decimal(arena, 28.5, 0), "29");
    expect(sv_vi_decimal(arena, 100 * 0.285, 0), "29"); /* 28.499999999999996 */
    expect(sv_vi_decimal(arena, 2.004, 2), "2,00");
    expect(sv_vi_decimal(arena, -1.8, 1), "−1,8");
    expect(sv_vi_decimal(arena, -0.04, 1), "0,0"); /* no zero below zero */
}

Test(vietnamese, shares_of_few_answers_are_told_in_whole_percents)
{
    expect(sv_vi_share(arena, 0.8209, sv_vi_share_decimals(100)), "82,1%");
    expect(sv_vi_share(arena, 0.8209, sv_vi_share_decimals(99)), "82%");
    expect(sv_vi_share(arena, 1, 1), "100,0%");
}

Test(vietnamese, intervals_that_are_not_known_are_a_dash)
{
    expect(sv_vi_interval(arena, (struct sv_interval){ true, 0.784, 0.853 }, 1), "78,4–85,3");
    expect(sv_vi_interval(arena, (struct sv_interval){ false, 0, 0 }, 1), SV_VI_NONE);
    expect(sv_vi_difference_interval(arena, (struct sv_interval){ true, -0.069, 0.063 }, 1),
           "−6,9 đến +6,3");
}

Test(vietnamese, differences_have_their_sign_but_zero_has_none)
{
    expect(sv_vi_difference(arena, 0.031, 1), "+3,1");
    expect(sv_vi_difference(arena, -0.018, 1), "−1,8");
    expect(sv_vi_difference(arena, 0.0001, 1), "0,0");
}

Test(vietnamese, p_is_not_told_below_a_thousandth)
{
    expect(sv_vi_p(arena, 0.85), "0,850");
    expect(sv_vi_p(arena, 1e-22), "< 0,001");
}

Test(vietnamese, days_are_written_as_the_decree_wants)
{
    sv_day day = 0;

    cr_assert(sv_day_parse("2026-01-05", &day));
    expect(sv_vi_day(arena, day), "05/01/2026");
    expect(sv_vi_day_in_words(arena, day), "ngày 05 tháng 01 năm 2026");
    cr_assert(sv_day_parse("2026-03-15", &day));
    expect(sv_vi_day_in_words(arena, day), "ngày 15 tháng 3 năm 2026");
}

static const char *period(const char *from, const char *until)
{
    struct sv_period period = { .code = "CODE" };

    cr_assert(sv_day_parse(from, &period.from) && sv_day_parse(until, &period.until));
    return sv_vi_period(arena, &period);
}

Test(vietnamese, periods_are_called_by_what_they_are)
{
    expect(period("2025-07-01", "2025-10-01"), "Quý III/2025");
    expect(period("2025-10-01", "2026-01-01"), "Quý IV/2025");
    expect(period("2025-01-01", "2026-01-01"), "năm 2025");
    expect(period("2025-12-01", "2026-01-01"), "tháng 12/2025");
    expect(period("2025-08-01", "2025-11-01"), "CODE");
    expect(period("2025-07-02", "2025-10-01"), "CODE");
}

Test(vietnamese, first_letters_become_small_even_the_barred_d)
{
    expect(sv_vi_uncapitalised(arena, "Khảo sát"), "khảo sát");
    expect(sv_vi_uncapitalised(arena, "Đo lường"), "đo lường");
    expect(sv_vi_uncapitalised(arena, ""), "");
}
