/* SPDX-License-Identifier: Apache-2.0 */
#include "post/order.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_post_order example(void)
{
    return (struct sv_post_order){ .send = true,
                                   .local = true,
                                   .timeout_ms = 15000,
                                   .url = "https://a.example/\n?x=\"1\"",
                                   .headers = { "webhook-id: rel_A_1", "webhook-timestamp: 7" },
                                   .header_count = 2,
                                   .body = "{\"unit\": \"Sở Nội vụ\"}\n\n" };
}

Test(order, is_read_as_it_was_written)
{
    struct sv_arena *arena = sv_arena_new();
    const struct sv_post_order order = example();
    struct sv_post_order read = { 0 };
    size_t size = 0;
    const char *text = sv_post_order_write(arena, &order, &size);

    cr_assert(sv_post_order_read(text, size, &read));
    cr_expect(read.send && read.local);
    cr_expect(eq(i64, read.timeout_ms, 15000));
    cr_expect(eq(str, (char *)read.url, (char *)order.url));
    cr_assert(eq(sz, read.header_count, 2));
    cr_expect(eq(str, (char *)read.headers[1], (char *)order.headers[1]));
    cr_expect(eq(str, (char *)read.body, (char *)order.body));
    sv_arena_free(arena);
}

Test(order, of_which_a_part_is_missing_is_none)
{
    struct sv_arena *arena = sv_arena_new();
    const struct sv_post_order order = example();
    struct sv_post_order read = { 0 };
    size_t size = 0;
    const char *text = sv_post_order_write(arena, &order, &size);
    size_t body = size - strlen(order.body) - 1;

    for (size_t cut = 0; cut <= body; cut++) {
        char *part = sv_arena_strndup(arena, text, cut);

        cr_expect(not(sv_post_order_read(part, cut, &read)), "%zu", cut);
    }
    sv_arena_free(arena);
}

Test(order, with_an_unknown_word_no_time_or_too_many_headers_is_none)
{
    static const char unknown[] = "fetch\0"
                                  "100\0"
                                  "http://a/\0\0";
    static const char endless[] = "send\0"
                                  "0\0"
                                  "http://a/\0\0";
    struct sv_arena *arena = sv_arena_new();
    struct sv_post_order many = example(), read = { 0 };
    size_t size = 0;
    const char *text = NULL;

    cr_expect(not(sv_post_order_read(unknown, sizeof(unknown), &read)));
    cr_expect(not(sv_post_order_read(endless, sizeof(endless), &read)));
    for (many.header_count = 0; many.header_count < SV_POST_HEADERS_MAX;)
        many.headers[many.header_count++] = "a: b";
    text = sv_post_order_write(arena, &many, &size);
    cr_expect(sv_post_order_read(text, size, &read));
    cr_expect(not(sv_post_order_read(text + 1, size - 1, &read)), "\"end-local\" is no word");
    sv_arena_free(arena);
}

Test(outcome, is_read_as_it_was_written)
{
    struct sv_arena *arena = sv_arena_new();
    static const struct sv_post_outcome outcomes[] = {
        { .status = 503, .retry_after_s = 120, .fault = "" },
        { .status = 0, .fault = "Couldn't connect to server" },
    };
    struct sv_post_outcome read = { 0 };

    for (size_t i = 0; i < sizeof(outcomes) / sizeof(outcomes[0]); i++) {
        char *text = sv_arena_strdup(arena, sv_post_outcome_write(arena, &outcomes[i]));

        *strchr(text, '\n') = '\0';
        cr_assert(sv_post_outcome_read(text, &read));
        cr_expect(eq(i64, read.status, outcomes[i].status));
        cr_expect(eq(i64, read.retry_after_s, outcomes[i].retry_after_s));
        cr_expect(eq(str, (char *)read.fault, (char *)outcomes[i].fault));
    }
    cr_expect(not(sv_post_outcome_read("", &read)));
    cr_expect(not(sv_post_outcome_read("200", &read)));
    cr_expect(not(sv_post_outcome_read("200 x", &read)));
    sv_arena_free(arena);
}
