/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/device.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(enrol_code, is_read_however_it_is_typed)
{
    static const char *const typed[] = { "7K2M94QX", "7k2m94qx", "7K2M-94QX", " 7k2m 94qx ",
                                         "7-K-2-M-9-4-Q-X" };
    struct sv_enrol_code code;

    for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
        cr_expect(sv_enrol_code_of_text(typed[i], &code), "%s", typed[i]);
        cr_expect(eq(str, code.code, "7K2M94QX"));
        cr_expect(eq(str, code.proof, ""));
    }
}

Test(enrol_code, has_sixteen_letters_more_in_its_long_form)
{
    struct sv_enrol_code code;

    cr_expect(sv_enrol_code_of_text("7k2m-94qx-b3w8-rtz5-hn6c-v2dy", &code));
    cr_expect(eq(str, code.code, "7K2M94QX"));
    cr_expect(eq(str, code.proof, "B3W8RTZ5HN6CV2DY"));
    cr_expect(not(sv_enrol_code_of_text("7K2M94QXB3W8RTZ5HN6CV2D", &code)));
    cr_expect(not(sv_enrol_code_of_text("7K2M94QXB3W8RTZ5HN6CV2DYZ", &code)));
}

Test(enrol_code, of_another_length_or_with_letters_that_look_like_digits_is_none)
{
    static const char *const typed[] = { "",         "7K2M94Q",  "7K2M94QXX", "7K2M94Q0",
                                         "7K2M94QO", "7K2M94QI", "7K2M94Q1",  "7K2M94QL",
                                         "7K2M94QU", "7K2M94Q_", "7K2M94Qà" };
    struct sv_enrol_code code;

    for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++)
        cr_expect(not(sv_enrol_code_of_text(typed[i], &code)), "%s", typed[i]);
}

static const struct sv_caller device = {
    .role = SV_ROLE_DEVICE, .unit = "U", .device = 1, .survey = "S", .counter = "U-1"
};

static size_t faults(const char *survey, struct sv_submission submission, const char **ret_first)
{
    struct sv_arena *arena = sv_arena_new();
    struct sv_violations violations = { .arena = arena };

    sv_device_check(&device, survey, &submission, &violations);
    if (violations.count > 0)
        *ret_first = sv_violation_slug(violations.first->code);
    sv_arena_free(arena);
    return violations.count;
}

Test(device, answers_for_its_own_counter_only)
{
    const struct sv_submission own = {
        .unit = "U", .counter = "U-1", .has_channel = true, .channel = SV_CHANNEL_KIOSK
    };
    struct sv_submission other_counter = own, moved = own, online = own;
    const char *first = "";

    cr_expect(eq(sz, faults("S", own, &first), 0));
    cr_expect(eq(sz, faults("T", own, &first), 1));
    cr_expect(eq(str, (char *)first, "other-counter"));
    other_counter.counter = "U-2";
    cr_expect(eq(sz, faults("S", other_counter, &first), 1));
    cr_expect(eq(str, (char *)first, "other-counter"));
    moved.unit = "V"; /* its counter may have belonged to another unit when it was answered */
    cr_expect(eq(sz, faults("S", moved, &first), 0));
    online.channel = SV_CHANNEL_ONLINE;
    cr_expect(eq(sz, faults("S", online, &first), 1));
    cr_expect(eq(str, (char *)first, "channel-closed"));
}

/* What the reader could not read it has reported itself. */
Test(device, is_not_blamed_for_what_could_not_be_read)
{
    const struct sv_submission empty = { 0 };
    const char *first = "";

    cr_expect(eq(sz, faults("S", empty, &first), 0));
}

/* A response that is known is told so wherever its counter is now; not to another device. */
Test(device, of_another_counter_is_no_matter_of_place)
{
    struct sv_arena *arena = sv_arena_new();
    struct sv_violations violations = { .arena = arena };

    sv_violate(&violations, "/counter", SV_VIOLATION_UNKNOWN_COUNTER);
    cr_expect(sv_violations_of_place_only(&violations));
    sv_violate(&violations, "/counter", SV_VIOLATION_OTHER_COUNTER);
    cr_expect(not(sv_violations_of_place_only(&violations)));
    sv_arena_free(arena);
}
