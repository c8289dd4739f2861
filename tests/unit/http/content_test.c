/* SPDX-License-Identifier: Apache-2.0 */
#include "http/content.h"
#include "http/kept.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

static struct sv_content *page_of(size_t size)
{
    char *data = malloc(size);

    cr_assert(data != NULL);
    memset(data, 'x', size);
    return sv_content_new(data, size, "text/html; charset=utf-8", "no-cache");
}

Test(content, large_text_has_a_compressed_twin_under_another_tag)
{
    struct sv_content *content = page_of(5000);

    cr_assert(content->gzip != NULL);
    cr_expect(content->page);
    cr_expect(lt(sz, content->gzip->size, 200));
    cr_expect(ne(str, content->etag, content->gzip->etag));
    cr_expect(sv_content_for(content, "gzip") == content->gzip);
    sv_content_give(content);
}

Test(content, only_who_takes_gzip_is_given_it)
{
    static const struct {
        const char *accepted;
        bool takes;
    } cases[] = {
        { NULL, false },
        { "", false },
        { "gzip, deflate, br", true },
        { "deflate, gzip;q=0.5", true },
        { "gzip;q=0", false },
        { "gzip;q=0.000", false },
        { "x-gzip", false },
        { "gzipped", false },
        { "br", false },
        { "identity", false },
    };
    struct sv_content *content = page_of(5000);

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        cr_expect_eq(sv_content_for(content, cases[i].accepted) == content->gzip, cases[i].takes,
                     "case %zu", i);
    sv_content_give(content);
}

Test(content, small_or_incompressible_bytes_have_no_twin)
{
    struct sv_content *small = page_of(1000);
    char *data = malloc(5000);

    cr_assert(data != NULL);
    srand(1);
    for (size_t i = 0; i < 5000; i++)
        data[i] = (char)rand();
    struct sv_content *noise = sv_content_new(data, 5000, "text/plain", "no-cache");

    cr_expect(small->gzip == NULL);
    cr_expect(noise->gzip == NULL);
    sv_content_give(small);
    sv_content_give(noise);
}

Test(kept, is_found_until_catalogue_or_day_change)
{
    const struct sv_edition edition = { 3, 100 }, changed = { 4, 100 }, tomorrow = { 3, 101 };
    struct sv_kept *kept = sv_kept_new();
    struct sv_content *content = page_of(10);

    sv_kept_add(kept, edition, "/a", content);
    cr_expect(sv_kept_find(kept, edition, "/a") == content);
    cr_expect(sv_kept_find(kept, edition, "/b") == NULL);
    cr_expect(sv_kept_find(kept, changed, "/a") == NULL);
    cr_expect(sv_kept_find(kept, tomorrow, "/a") == NULL);
    sv_kept_add(kept, changed, "/b", page_of(10));
    cr_expect(sv_kept_find(kept, edition, "/a") == NULL);
    cr_expect(sv_kept_find(kept, changed, "/b") != NULL);
    sv_kept_free(kept);
}

Test(kept, content_lives_as_long_as_a_reply_holds_it)
{
    const struct sv_edition edition = { 0, 0 };
    struct sv_kept *kept = sv_kept_new();
    struct sv_content *content = page_of(10);

    sv_kept_add(kept, edition, "/a", sv_content_hold(content));
    sv_kept_add(kept, edition, "/a", page_of(20));
    cr_expect(eq(sz, content->size, 10));
    cr_expect(eq(sz, sv_kept_find(kept, edition, "/a")->size, 20));
    sv_content_give(content);
    sv_kept_free(kept);
}
