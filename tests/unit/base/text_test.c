/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static bool valid(const char *text)
{
    return sv_utf8_valid(text, strlen(text));
}

Test(utf8, takes_vietnamese_and_every_length_of_sequence)
{
    cr_expect(valid("Rất hài lòng – Ủy ban nhân dân"));
    cr_expect(valid("\xEF\xBF\xBF \xF0\x9F\x98\x80 \xF4\x8F\xBF\xBF"));
}

/* The ill-formed sequences of Unicode table 3-7: each was accepted by some parser once. */
Test(utf8, refuses_what_is_not_well_formed)
{
    const char *bad[] = { "\x80",
                          "\xC0\xAF",
                          "\xC1\xBF",
                          "\xE0\x80\xAF",
                          "\xED\xA0\x80",
                          "\xF0\x80\x80\xAF",
                          "\xF4\x90\x80\x80",
                          "\xF5\x80\x80\x80",
                          "\xE1\xBB",
                          "a\xE1",
                          "\xE1\x41\x80" };

    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        cr_expect(not(valid(bad[i])), "case %zu", i);
    cr_expect(not(sv_utf8_valid("a\0b", 3)), "a zero byte would end a C string early");
}

Test(utf8, counts_characters_not_bytes)
{
    cr_expect(eq(sz, sv_utf8_length("Thủ tục"), 7));
}

Test(code, takes_letters_digits_dots_and_dashes_up_to_forty)
{
    cr_expect(sv_code_valid("SIPAS_2017_22"));
    cr_expect(sv_code_valid("1.1"));
    cr_expect(sv_code_valid("1234567890123456789012345678901234567890"));
    cr_expect(not(sv_code_valid("12345678901234567890123456789012345678901")));
    cr_expect(not(sv_code_valid("")));
    cr_expect(not(sv_code_valid(".hidden")));
    cr_expect(not(sv_code_valid("a b")));
    cr_expect(not(sv_code_valid("Đ1")));
}

Test(pointer, escapes_tilde_and_slash)
{
    struct sv_arena *arena = sv_arena_new();

    cr_expect(eq(str, (char *)sv_json_pointer(arena, "/answers", "a/b~c"), "/answers/a~1b~0c"));
    cr_expect(eq(str, (char *)sv_json_pointer_index(arena, "/rows", 7), "/rows/7"));
    sv_arena_free(arena);
}

Test(buffer, grows_and_keeps_what_was_there)
{
    struct sv_arena *arena = sv_arena_new();
    struct sv_buffer buffer = { .arena = arena };

    for (int i = 0; i < 1000; i++)
        sv_buffer_printf(&buffer, "%03d", i);
    cr_expect(eq(sz, buffer.size, 3000));
    cr_expect(eq(sz, strlen(buffer.data), 3000));
    cr_expect(strncmp(buffer.data + 2997, "999", 3) == 0);
    sv_arena_free(arena);
}

Test(arena, gives_zeroed_memory_that_does_not_overlap)
{
    struct sv_arena *arena = sv_arena_new();
    char *pieces[500];

    for (size_t i = 0; i < 500; i++) {
        pieces[i] = sv_arena_alloc(arena, i * 17 % 5000);
        for (size_t k = 0; k < i * 17 % 5000; k++)
            cr_assert(eq(chr, pieces[i][k], 0));
        memset(pieces[i], (int)i, i * 17 % 5000);
    }
    for (size_t i = 1; i < 500; i++)
        cr_expect(i * 17 % 5000 == 0 || pieces[i][0] == (char)i, "piece %zu", i);
    sv_arena_free(arena);
}
