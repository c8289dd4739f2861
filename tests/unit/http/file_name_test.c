/* SPDX-License-Identifier: Apache-2.0 */
#include "http/file_name.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(attachment, writes_a_name_for_old_readers_and_whole)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();

    cr_expect(eq(str, (char *)sv_attachment(arena, "a-1.pdf"),
                 "attachment; filename=\"a-1.pdf\"; filename*=UTF-8''a-1.pdf"));
    cr_expect(eq(str, (char *)sv_attachment(arena, "báo cáo.pdf"),
                 "attachment; filename=\"b_o_c_o.pdf\"; filename*=UTF-8''b%C3%A1o%20c%C3%A1o.pdf"));
}

/* Such names are not kept; even so nothing leaves the header. */
Test(attachment, lets_no_character_out_of_its_quotes)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();

    cr_expect(eq(str, (char *)sv_attachment(arena, "a\"\r\n;'%"),
                 "attachment; filename=\"a______\"; filename*=UTF-8''a%22%0D%0A%3B%27%25"));
}
