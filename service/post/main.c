/* SPDX-License-Identifier: Apache-2.0 */

/*
 * sipas-post: posts one document to one receiver, and ends. A program of its own, since whoever
 * answers it may be hostile: it has no database, no key and no other document, and the service
 * does not carry libcurl and its libraries about for something that happens a few times a year.
 */
#include "base/text.h"
#include "post/send.h"

#include <stdio.h>
#include <unistd.h>

enum { SECONDS_MORE = 2 };

/* What it is to do, on standard input. */
static bool read_order(struct sv_arena *arena, struct sv_post_order *ret_order)
{
    struct sv_buffer text = { .arena = arena };
    char chunk[65536];
    size_t got = 0;

    sv_buffer_add(&text, "");
    while ((got = fread(chunk, 1, sizeof(chunk), stdin)) > 0)
        sv_buffer_append(&text, chunk, got);
    return ferror(stdin) == 0 && sv_post_order_read(text.data, text.size, ret_order);
}

int main(void)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_post_order order = { 0 };
    struct sv_post_outcome outcome = { 0 };

    if (!read_order(arena, &order)) {
        (void)fprintf(stderr, "sipas-post: it is 'sipas serve' and 'sipas webhook' that use it\n");
        return 2;
    }
    (void)alarm((unsigned)(order.timeout_ms / 1000) + SECONDS_MORE); /* whatever hangs */
    outcome = order.send ? sv_send(&order) : sv_look_at_url(arena, &order);
    (void)fputs(sv_post_outcome_write(arena, &outcome), stdout);
    return fflush(stdout) == 0 ? 0 : 1;
}
