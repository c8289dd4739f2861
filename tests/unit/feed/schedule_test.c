/* SPDX-License-Identifier: Apache-2.0 */
#include "feed/schedule.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static const char USUAL[] = "5 30 120 600 3600 10800 43200 86400";

static struct sv_schedule schedule_of(const char *text)
{
    struct sv_schedule schedule = { 0 };
    struct sv_error error = { 0 };

    cr_assert(eq(int, sv_schedule_read(text, &schedule, &error), SV_OK), "%s", error.detail);
    return schedule;
}

static int64_t wait_ms(const struct sv_schedule *schedule, int64_t attempt, int64_t asked_s,
                       uint32_t chance)
{
    const struct sv_setback setback = { attempt, asked_s, chance };

    return sv_schedule_wait_ms(schedule, &setback);
}

Test(schedule, waits_longer_each_time_and_then_gives_up)
{
    const struct sv_schedule usual = schedule_of(USUAL);
    static const int64_t waits_s[] = { 5, 30, 120, 600, 3600, 10800, 43200, 86400 };

    for (int64_t i = 0; i < 8; i++)
        cr_expect(eq(i64, wait_ms(&usual, i + 1, 0, 0), waits_s[i] * 1000));
    cr_expect(eq(i64, wait_ms(&usual, 9, 0, 0), -1));
}

Test(schedule, adds_up_to_a_quarter_by_chance)
{
    const struct sv_schedule usual = schedule_of(USUAL);

    cr_expect(eq(i64, wait_ms(&usual, 1, 0, 512), 5625));
    for (uint32_t chance = 0; chance < 5000; chance++) {
        int64_t waited = wait_ms(&usual, 1, 0, chance);

        cr_expect(waited >= 5000 && waited < 6250, "%d", (int)waited);
    }
}

Test(schedule, waits_as_long_as_it_is_asked_to_but_for_an_hour_at_most)
{
    const struct sv_schedule usual = schedule_of(USUAL);

    cr_expect(eq(i64, wait_ms(&usual, 1, 60, 0), 60000));
    cr_expect(eq(i64, wait_ms(&usual, 2, 1, 0), 30000), "not sooner than the schedule says");
    cr_expect(eq(i64, wait_ms(&usual, 1, 999999, 0), 3600000));
    cr_expect(eq(i64, wait_ms(&usual, 9, 60, 0), -1), "nor more often");
}

Test(schedule, may_have_no_second_attempt)
{
    const struct sv_schedule none = schedule_of("");

    cr_expect(eq(i64, wait_ms(&none, 1, 0, 0), -1));
}

Test(schedule, is_refused_unless_it_is_numbers_of_seconds)
{
    static const char *const wrong[] = {
        "5,30",
        "five",
        "5s",
        "-1",
        "604801",
        "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "99999999999999999999",
    };
    struct sv_schedule schedule = { 0 };
    struct sv_error error = { 0 };

    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        cr_expect(eq(int, sv_schedule_read(wrong[i], &schedule, &error), SV_ERR_INVALID), "%s",
                  wrong[i]);
    cr_expect(eq(sz, schedule_of(" 1  2 ").count, 2));
}
