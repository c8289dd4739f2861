/* SPDX-License-Identifier: Apache-2.0 */
#include "support/test_file.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>

enum { SIZE_LIMIT = 1 << 20 };

const char *test_file_text(struct sv_arena *arena, const char *path)
{
    char *text = sv_arena_alloc(arena, SIZE_LIMIT);
    FILE *file = fopen(sv_arena_printf(arena, "%s/%s", SV_SOURCE_DIR, path), "rb");

    cr_assert(ne(ptr, (void *)file, NULL), "%s", path);
    size_t size = fread(text, 1, SIZE_LIMIT, file);

    (void)fclose(file);
    cr_assert(lt(sz, size, SIZE_LIMIT), "%s", path);
    return text;
}
