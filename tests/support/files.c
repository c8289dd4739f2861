/* SPDX-License-Identifier: Apache-2.0 */
#include "support/files.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

const char *test_file(struct sv_arena *arena, const char *path)
{
    enum { SIZE_MAX_BYTES = 1024 * 1024 };
    char *text = sv_arena_alloc(arena, SIZE_MAX_BYTES + 1);
    FILE *stream = fopen(sv_arena_printf(arena, "%s/%s", SV_SOURCE_DIR, path), "rb");

    cr_assert_not_null(stream, "cannot read %s", path);
    size_t size = fread(text, 1, SIZE_MAX_BYTES, stream);

    (void)fclose(stream);
    cr_assert_lt(size, (size_t)SIZE_MAX_BYTES, "%s is too large", path);
    return text;
}

const char *test_replaced(struct sv_arena *arena, const char *text, const char *old,
                          const char *with)
{
    const char *at = strstr(text, old);

    cr_assert_not_null(at, "no '%s' to replace", old);
    return sv_arena_printf(arena, "%.*s%s%s", (int)(at - text), text, with, at + strlen(old));
}
