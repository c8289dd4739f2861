/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/response_json.h"

#include "support/files.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;
static struct sv_submission submission;
static struct sv_violations found;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(response, .init = open_arena, .fini = close_arena);

/* The example of the design. */
static const char example[] =
    "{\"id\":\"94485a00-cbf2-41e4-a0ab-ce9a6f54bfce\",\"instrument\":\"SIPAS_2017_22\","
    "\"unit\":\"A03\",\"counter\":\"A03-K1\",\"procedure\":\"P09\",\"channel\":\"kiosk\","
    "\"respondent_type\":\"citizen\",\"day\":\"2025-07-03\",\"language\":\"vi\",\"duration_s\":108,"
    "\"revision\":1,\"complete\":true,\"answers\":{\"1.1\":4,\"1.2\":\"NA\",\"1.4\":5}}";

static enum sv_status read(const char *text)
{
    struct sv_error error = { 0 };

    found = (struct sv_violations){ .arena = arena };
    return sv_submission_of_text(arena, text, strlen(text), &submission, &found, &error);
}

static const char *fault(void)
{
    if (found.count != 1)
        return sv_arena_printf(arena, "%zu violations", found.count);
    return sv_arena_printf(arena, "%s %s", found.first->pointer,
                           sv_violation_slug(found.first->code));
}

Test(response, of_the_design_is_read_as_it_stands_there)
{
    cr_assert(eq(int, read(example), SV_OK));
    cr_assert(eq(sz, found.count, 0), "%s", fault());
    cr_expect(submission.has_id && submission.has_day && submission.complete);
    cr_expect(eq(str, (char *)submission.counter, "A03-K1"));
    cr_expect(eq(int, submission.channel, SV_CHANNEL_KIOSK));
    cr_expect(eq(i64, submission.duration_s, 108));
    cr_assert(eq(sz, submission.answer_count, 3));
    cr_expect(eq(i64, submission.answers[0].value, 4));
    cr_expect(eq(int, submission.answers[1].kind, SV_ANSWER_NA));
}

Test(response, without_a_revision_is_the_first)
{
    cr_assert(eq(int, read(test_replaced(arena, example, "\"revision\":1,", "")), SV_OK));
    cr_expect(eq(i64, submission.revision, 1));
}

Test(response, faults_are_named_with_their_place)
{
    const struct {
        const char *old, *with, *fault;
    } cases[] = {
        { "\"94485a00-cbf2-41e4-a0ab-ce9a6f54bfce\"", "\"1\"", "/id bad-format" },
        { "-41e4-", "-71e4-", "/id bad-format" },
        { "\"94485a00-cbf2-41e4-a0ab-ce9a6f54bfce\"", "17", "/id wrong-type" },
        { "\"unit\":\"A03\",", "", "/unit required" },
        { "\"kiosk\"", "\"post\"", "/channel out-of-range" },
        { "\"citizen\"", "\"official\"", "/respondent_type out-of-range" },
        { "\"citizen\"", "\"\"", "/respondent_type out-of-range" },
        { "\"2025-07-03\"", "\"2025-07-32\"", "/day bad-date" },
        { "\"vi\"", "\"v\"", "/language bad-format" },
        { "108", "-1", "/duration_s out-of-range" },
        { "108", "\"108\"", "/duration_s wrong-type" },
        { "\"revision\":1", "\"revision\":101", "/revision out-of-range" },
        { "\"complete\":true", "\"complete\":1", "/complete wrong-type" },
        { "\"complete\":true,", "", "/complete required" },
        { "{\"1.1\":4,\"1.2\":\"NA\",\"1.4\":5}", "[]", "/answers wrong-type" },
        { "\"1.4\":5", "\"1.4\":4.5", "/answers/1.4 wrong-type" },
        { "\"1.4\":5", "\"1.4\":null", "/answers/1.4 wrong-type" },
        { "\"1.4\":5", "\"1.4\":[1,\"2\"]", "/answers/1.4 wrong-type" },
        { "\"1.4\":5",
          "\"1.4\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]",
          "/answers/1.4 too-many" },
        { "\"1.4\":5", "\"1.1\":5", "/answers/1.1 duplicate-key" },
        { "\"revision\":1", "\"ip\":\"::1\"", "/ip unknown-member" },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        cr_assert(eq(int, read(test_replaced(arena, example, cases[i].old, cases[i].with)), SV_OK));
        cr_expect(eq(str, (char *)fault(), (char *)cases[i].fault), "case %zu", i);
    }
}

Test(response, without_an_answer_is_blank_and_no_fault_of_its_form)
{
    cr_assert(eq(int,
                 read(test_replaced(arena, example, "{\"1.1\":4,\"1.2\":\"NA\",\"1.4\":5}", "{}")),
                 SV_OK));
    cr_expect(eq(sz, found.count, 0));
    cr_expect(submission.blank);
    cr_assert(eq(int, read(example), SV_OK));
    cr_expect(not(submission.blank));
}

Test(response, that_is_no_object_has_one_fault)
{
    cr_assert(eq(int, read("[]"), SV_OK));
    cr_expect(eq(str, (char *)fault(), " wrong-type"));
    cr_expect(eq(int, read("{\"id\""), SV_ERR_MALFORMED));
}
