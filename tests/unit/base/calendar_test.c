/* SPDX-License-Identifier: Apache-2.0 */
#include "base/calendar.h"
#include "base/uuid.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(day, of_known_dates)
{
    sv_day day = 0;

    cr_assert(sv_day_parse("1970-01-01", &day));
    cr_expect(eq(i32, day, 0));
    cr_assert(sv_day_parse("2000-03-01", &day));
    cr_expect(eq(i32, day, 11017));
    cr_assert(sv_day_parse("1969-12-31", &day));
    cr_expect(eq(i32, day, -1));
}

Test(day, printed_and_parsed_comes_back_for_every_day_of_a_thousand_years)
{
    sv_day first = 0, last = 0, again = 0;
    char text[SV_DAY_TEXT_SIZE];

    cr_assert(sv_day_parse("1900-01-01", &first));
    cr_assert(sv_day_parse("2999-12-31", &last));
    for (sv_day day = first; day <= last; day++) {
        sv_day_print(day, text);
        cr_assert(sv_day_parse(text, &again), "%s", text);
        cr_assert(eq(i32, again, day));
    }
}

Test(day, that_does_not_exist_is_refused)
{
    const char *bad[] = { "2025-02-29", "2025-13-01", "2025-00-10",  "2025-04-31",
                          "2025-1-1",   "20250101",   "2025-01-01T", "",
                          "1899-12-31", "3000-01-01", "2025-01-0a",  "+025-01-01" };
    sv_day day = 7;

    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        cr_expect(not(sv_day_parse(bad[i], &day)), "%s", bad[i]);
    cr_expect(eq(i32, day, 7));
}

/* A quarter that ends in UTC would move 112 of 100,000 responses (statistics, practice). */
Test(day, in_viet_nam_begins_at_seventeen_hours_utc)
{
    cr_expect(
        eq(i32, sv_day_of_ms(INT64_C(1751302799999)), 20269)); /* 30 June 2025, 23:59:59.999 */
    cr_expect(eq(i32, sv_day_of_ms(INT64_C(1751302800000)), 20270)); /* 1 July 2025, 00:00 */
    cr_expect(eq(i32, sv_day_of_ms(-25200001), -1));
}

Test(uuid, parsed_and_printed_comes_back_in_lower_case)
{
    struct sv_uuid uuid;
    char text[SV_UUID_TEXT_SIZE];

    cr_assert(sv_uuid_parse("94485A00-cbf2-41e4-a0ab-ce9a6f54bfce", &uuid));
    cr_expect(sv_uuid_is_random(&uuid));
    sv_uuid_print(&uuid, text);
    cr_expect(eq(str, text, "94485a00-cbf2-41e4-a0ab-ce9a6f54bfce"));
}

Test(uuid, of_another_form_or_version_is_refused)
{
    struct sv_uuid uuid;

    cr_expect(not(sv_uuid_parse("94485a00cbf241e4a0abce9a6f54bfce", &uuid)));
    cr_expect(not(sv_uuid_parse("{94485a00-cbf2-41e4-a0ab-ce9a6f54bf}", &uuid)));
    cr_expect(not(sv_uuid_parse("94485a00-cbf2-41e4-a0ab-ce9a6f54bfcg", &uuid)));
    /* Version 7 tells the time at which it was made. */
    cr_assert(sv_uuid_parse("01975a00-cbf2-71e4-a0ab-ce9a6f54bfce", &uuid));
    cr_expect(not(sv_uuid_is_random(&uuid)));
}
