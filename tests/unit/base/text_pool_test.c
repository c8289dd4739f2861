/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text_pool.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <string.h>

static struct sv_text_pool pool;

static void open_pool(void)
{
    pool = (struct sv_text_pool){ .arena = sv_arena_new() };
}

static void close_pool(void)
{
    sv_arena_free(pool.arena);
}

TestSuite(text_pool, .init = open_pool, .fini = close_pool);

static const char *keep(const char *text)
{
    return sv_text_pool_keep(&pool, text, strlen(text));
}

Test(text_pool, gives_the_same_copy_for_the_same_text)
{
    char text[] = "BQL_DQ";
    const char *kept = keep(text);

    cr_assert(kept != text);
    text[0] = 'X';
    cr_expect(eq(str, (char *)kept, "BQL_DQ"));
    cr_expect(keep("BQL_DQ") == kept);
}

Test(text_pool, takes_no_more_than_the_size_it_is_told)
{
    cr_expect(eq(str, (char *)sv_text_pool_keep(&pool, "kiosk\x01\x02", 5), "kiosk"));
}

Test(text_pool, keeps_the_empty_text)
{
    const char *empty = sv_text_pool_keep(&pool, "ignored", 0);

    cr_expect(eq(str, (char *)empty, ""));
    cr_expect(keep("") == empty);
}

/* More texts than places, so that they meet; beginnings of one another among them. */
Test(text_pool, never_takes_one_text_for_another)
{
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 10 * SV_TEXT_POOL_PLACES; i++) {
            char text[16];

            (void)snprintf(text, sizeof(text), "%.*s%d", i % 5, "aaaa", i);
            for (size_t size = 0; size <= strlen(text); size++) {
                const char *kept = sv_text_pool_keep(&pool, text, size);

                cr_assert(strlen(kept) == size && memcmp(kept, text, size) == 0);
            }
        }
    }
}
