/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/response_scan.h"

#include "base/text.h"
#include "support/same_submission.h"
#include "wire/response_json.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const plain[] = {
    "{\"id\":\"94485a00-cbf2-41e4-a0ab-ce9a6f54bfce\",\"instrument\":\"I\",\"unit\":\"A03\","
    "\"counter\":\"A03-K1\",\"procedure\":\"P09\",\"channel\":\"kiosk\",\"respondent_type\":"
    "\"citizen\",\"day\":\"2025-07-03\",\"language\":\"vi\",\"duration_s\":108,\"revision\":1,"
    "\"complete\":true,\"answers\":{\"1.1\":4,\"1.2\":\"NA\",\"1.4\":5,\"tools\":[1,12],"
    "\"why\":\"chậm quá\"},\"comment\":\"thanks\"}",
    " { \"answers\" : { \"1\" : 0 } , \"complete\" : false,\"day\":\"2025-07-03\",\t\"channel\":"
    "\"online\",\n\"unit\":\"U\",\"instrument\":\"I\",\"id\":"
    "\"94485A00-CBF2-41E4-A0AB-CE9A6F54BFCE\" }\r\n ",
};

static struct sv_arena *arena;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(scan, .init = open_arena, .fini = close_arena);

Test(scan, takes_what_our_clients_write)
{
    for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
        struct sv_submission submission = { 0 };

        cr_expect(sv_submission_scan(arena, plain[i], strlen(plain[i]), &submission), "%zu", i);
        cr_expect(eq(str, (char *)difference_of_readers(arena, plain[i], strlen(plain[i])), ""));
    }
}

Test(scan, declines_what_is_wrong_or_unusual)
{
    static const struct {
        const char *from, *to;
    } changes[] = {
        { "\"1.1\":4", "\"1.1\":4.0" },
        { "\"1.1\":4", "\"1.1\":-4" },
        { "\"1.1\":4", "\"1.1\":04" },
        { "\"1.1\":4", "\"1.1\":4e0" },
        { "\"1.1\":4", "\"1.1\":null" },
        { "\"1.1\":4", "\"1.2\":4" },
        { "\"1.1\":4,", "\"1.1\":4,," },
        { "[1,12]", "[]" },
        { "[1,12]", "[1,]" },
        { "\"thanks\"", "\"c\\u1ea3m \\u01a1n\"" },
        { "\"thanks\"", "\"c\xc3(\"" },
        { "\"comment\"", "\"remark\"" },
        { "\"revision\":1", "\"revision\":0" },
        { "\"revision\":1", "\"revision\":101" },
        { "\"duration_s\":108", "\"duration_s\":86401" },
        { "\"unit\":\"A03\"", "\"unit\":\"A03\",\"unit\":\"A03\"" },
        { "\"unit\":\"A03\",", "" },
        { "\"unit\":\"A03\"", "\"unit\":\"A 03\"" },
        { "\"day\":\"2025-07-03\"", "\"day\":\"2025-02-29\"" },
        { "-41e4-", "-11e4-" },
        { "thanks\"}", "thanks\"}x" },
        { "thanks\"}", "thanks\"" },
    };

    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        const char *found = strstr(plain[0], changes[i].from);
        struct sv_submission submission = { 0 };

        cr_assert(found != NULL, "case %zu", i);
        const char *text = sv_arena_printf(arena, "%.*s%s%s", (int)(found - plain[0]), plain[0],
                                           changes[i].to, found + strlen(changes[i].from));

        cr_expect(not(sv_submission_scan(arena, text, strlen(text), &submission)), "case %zu: %s",
                  i, text);
    }
}

Test(scan, declines_more_answers_than_any_form_of_ours_has)
{
    for (int count = 59; count <= 62; count++) {
        struct sv_buffer body = { .arena = arena };
        struct sv_submission submission = { 0 };

        sv_buffer_add(&body,
                      "{\"id\":\"94485a00-cbf2-41e4-a0ab-ce9a6f54bfce\",\"instrument\":\"I\","
                      "\"unit\":\"U\",\"channel\":\"online\",\"day\":\"2025-07-03\","
                      "\"complete\":true,\"answers\":{");
        for (int i = 0; i < count; i++)
            sv_buffer_printf(&body, "%s\"q%d\":%d", i == 0 ? "" : ",", i, i % 5 + 1);
        sv_buffer_add(&body, "}}");
        cr_expect_eq(sv_submission_scan(arena, body.data, body.size, &submission), count <= 60,
                     "%d answers", count);
        cr_expect(eq(str, (char *)difference_of_readers(arena, body.data, body.size), ""));
    }
}

Test(scan, takes_a_batch_whole_or_not_at_all)
{
    static struct sv_submission found[3];
    const char *two = sv_arena_printf(arena, "{\"responses\":[%s,%s]}", plain[0], plain[1]);
    const char *declined[] = {
        sv_arena_printf(arena, "{\"responses\":[%s,%s],\"x\":1}", plain[0], plain[1]),
        sv_arena_printf(arena, "{\"responses\":[%s,{}]}", plain[0]),
        sv_arena_printf(arena, "{\"responses\":[%s,]}", plain[0]),
        sv_arena_printf(arena, "{\"sealed\":[%s]}", plain[0]),
        sv_arena_printf(arena, "%s]", two),
        "{\"responses\":[]}",
    };
    size_t count = 0;

    cr_assert(sv_submissions_scan(arena, two, strlen(two), found, 3, &count));
    cr_expect(eq(sz, count, 2));
    cr_expect(eq(str, (char *)found[0].unit, "A03"));
    cr_expect(eq(str, (char *)found[1].unit, "U"));
    cr_expect(not(sv_submissions_scan(arena, two, strlen(two), found, 1, &count)));
    for (size_t i = 0; i < sizeof(declined) / sizeof(declined[0]); i++)
        cr_expect(
            not(sv_submissions_scan(arena, declined[i], strlen(declined[i]), found, 3, &count)),
            "case %zu", i);
}

/* Small changes of a good body are where the two readers could come to disagree. */
Test(scan, agrees_with_the_reader_of_json_on_a_hundred_thousand_mutations)
{
    static const char marks[] = "\"\\{}[]:,0149.-eE NAtrue\t\n/u\x7f\xc3";
    size_t taken = 0;

    srand(1);
    for (int round = 0; round < 100000; round++) {
        SV_FREED_BY(sv_arena_free) struct sv_arena *own = sv_arena_new();
        char *text = sv_arena_strdup(own, plain[round % 2]);
        size_t size = strlen(text);
        struct sv_submission submission = { 0 };

        for (int change = rand() % 3; change >= 0; change--) {
            size_t place = (size_t)rand() % size;
            size_t other = (size_t)rand() % size;

            switch (rand() % 3) {
            case 0:
                text[place] = marks[(size_t)rand() % (sizeof(marks) - 1)];
                break;
            case 1:
                text[place] = text[other];
                break;
            default:
                memmove(text + place, text + place + 1, size - place);
                size--;
                break;
            }
        }
        taken += sv_submission_scan(own, text, size, &submission);
        cr_assert(eq(str, (char *)difference_of_readers(own, text, size), ""), "%.*s", (int)size,
                  text);
    }
    cr_expect(taken > 1000, "only %zu were taken: the test compares too little", taken);
}
